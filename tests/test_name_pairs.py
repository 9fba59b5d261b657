"""Pairs of names from many cultures and trades that are one, and that are two."""

import pytest
from dateline.builders import nodes
from dateline.graph.model import Entity, EntityKind, Reading


def are_one(kind: EntityKind, names: tuple[str, str], roles: tuple[str, ...] = (), land: tuple[str, ...] = ()) -> bool:
    """Whether two names, each in a text of its own, come to be one node."""
    entities = [Entity(kind, name, (name,), roles, land, None, ()) for name in names]
    texts = [Reading(sha * 64, (), (), (), (), (one,), (), ()) for sha, one in zip("ab", entities, strict=True)]
    return len(set(nodes.identify(texts).node_of.values())) == 1


@pytest.mark.parametrize(("kind", "one", "other"), [
    ("person", "Kassym-Jomart Tokayev", "Qasym-Jomart Toqaev"),
    ("person", "Nursultan Nazarbayev", "Nursultan Nazarbaev"), ("person", "Askar Mamin", "Asqar Mamin"),
    ("person", "Alikhan Smailov", "Älihan Smaiylov"), ("person", "Karim Massimov", "Karim Masimov"),
    ("person", "Mohamed Salah", "Mohammed Salah"), ("person", "Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"),
    ("person", "Abdel Fattah el-Sisi", "Abdul Fatah al-Sisi"), ("person", "Bashar al-Assad", "Bashar Assad"),
    ("person", "Usama bin Laden", "Osama bin Laden"), ("person", "Mohammed bin Salman", "Muhammad bin Salman"),
    ("person", "Kim Jong-un", "Kim Jong Un"), ("person", "Moon Jae-in", "Jae-in Moon"),
    ("person", "Yoon Suk-yeol", "Yoon Suk Yeol"), ("person", "Tsai Ing-wen", "Tsai Ying-wen"),
    ("person", "Andrés Manuel López Obrador", "Andres Lopez Obrador"),
    ("person", "José Luis Rodríguez Zapatero", "José Luis Zapatero"),
    ("person", "Nguyen Phu Trong", "Nguyen Phú Trọng"), ("person", "Pham Minh Chinh", "Phạm Minh Chính"),
    ("person", "Daw Aung San Suu Kyi", "Aung San Suu Kyi"), ("person", "U Thein Sein", "Thein Sein"),
    ("person", "Volodymyr Zelenskyy", "Vladimir Zelensky"), ("person", "Valerii Zaluzhnyi", "Valeriy Zaluzhny"),
    ("person", "Oleksandr Syrskyi", "Aleksandr Syrsky"), ("person", "Serhiy Shoigu", "Sergei Shoigu"),
    ("person", "Dmytro Kuleba", "Dmitry Kuleba"), ("person", "Mykhailo Podolyak", "Mikhail Podolyak"),
    ("person", "Alexei Navalny", "Aleksey Navalny"), ("person", "Yulia Navalnaya", "Yuliya Navalnaya"),
    ("person", "Petro Poroshenko", "Pyotr Poroshenko"), ("person", "Recep Tayyip Erdoğan", "Tayyip Erdogan"),
    ("person", "Recep Tayyip Erdoğan", "Recep Erdogan"), ("person", "Ekrem İmamoğlu", "Ekrem Imamoglu"),
    ("person", "Kemal Kılıçdaroğlu", "Kemal Kilicdaroglu"), ("person", "Ahmet Davutoğlu", "Ahmed Davutoglu"),
    ("person", "M. K. Stalin", "MK Stalin"), ("person", "A. P. J. Abdul Kalam", "APJ Abdul Kalam"),
    ("person", "Narendra Modi", "Narendra Damodardas Modi"), ("person", "George W. Bush", "George Bush"),
    ("person", "Bill Gates", "William Gates"), ("person", "Mike Pence", "Michael Pence"),
    ("person", "Joe Biden", "Joseph Biden"), ("person", "Joe Biden", "Joseph R. Biden"),
    ("person", "Hillary Clinton", "Hillary Rodham Clinton"), ("person", "Liz Truss", "Elizabeth Truss"),
    ("person", "Kate Smith", "Katherine Smith"), ("person", "Jack Brown", "John Brown"),
    ("person", "Ursula von der Leyen", "Ursula Von Der Leyen"),
    ("person", "Luiz Inácio Lula da Silva", "Lula da Silva"), ("person", "Ibrahim Raisi", "Ebrahim Raisi"),
    ("person", "Anna Lindh", "Anna Lind"), ("person", "Stephen Hawking", "Steven Hawking"),
    ("person", "Jean-Claude Juncker", "Jean Claude Juncker"), ("person", "Yasser Arafat", "Yasir Arafat"),
    ("organization", "Siemens", "Siemens AG"), ("organization", "Amazon.com Inc.", "Amazon.com"),
    ("organization", "Tata Steel Ltd", "Tata Steel Limited"), ("organization", "BP plc", "BP"),
    ("organization", "Samsung Electronics Co. Ltd.", "Samsung Electronics"),
    ("organization", "Marks & Spencer", "Marks and Spencer"), ("organization", "Marks and Spencer", "M&S"),
    ("organization", "Procter & Gamble", "Procter and Gamble"), ("organization", "AT&T", "AT&T Inc."),
    ("organization", "Ernst & Young", "Ernst and Young LLP"),
    ("organization", "Russian Defence Ministry", "Ministry of Defence of Russia"),
    ("organization", "Ministry of Foreign Affairs", "Foreign Ministry"),
    ("organization", "Ministry of Internal Affairs", "Interior Ministry"), ("organization", "Arsenal", "Arsenal F.C."),
    ("organization", "Bayern Munich", "FC Bayern Munich"),
    ("organization", "International Atomic Energy Agency", "IAEA"),
    ("organization", "Shanghai Cooperation Organisation", "Shanghai Cooperation Organization"),
    ("organization", "North Atlantic Treaty Organization", "NATO"),
    ("organization", "Médecins Sans Frontières", "MSF"), ("organization", "Food and Agriculture Organization", "FAO"),
    ("organization", "International Rescue Committee", "IRC"), ("organization", "African National Congress", "ANC"),
    ("organization", "Labour Party", "Labor Party"), ("organization", "New York Times", "The New York Times"),
    ("organization", "Wagner Group", "Wagner"), ("organization", "Hezbollah", "Hizbullah"),
    ("organization", "Al-Qaeda", "al Qaida"), ("thing", "MV Ever Given", "Ever Given"),
    ("organization", "Lukoil", "LUKoil"), ("organization", "Rosneft", "Rossneft"),
    ("organization", "Taliban", "Taleban"), ("organization", "Al Shabaab", "al-Shabab"),
    ("organization", "Al Jazeera", "al-Jazira"), ("organization", "Nissan", "Nisan"),
    ("organization", "Delta Air Lines", "Delta Airlines"), ("organization", "Houthis", "Huthis"),
    ("person", "Mette Frederiksen", "Mette Frederikson"), ("person", "William Ruto", "Willy Ruto"),
    ("person", "Anna Müller", "Anna Mueller")])
def test_names_of_one_are_put_together(kind: EntityKind, one: str, other: str) -> None:
    assert are_one(kind, (one, other))


@pytest.mark.parametrize(("kind", "one", "other"), [
    ("person", "Nursultan Nazarbayev", "Dariga Nazarbayeva"), ("person", "Muammar Gaddafi", "Saif al-Islam Gaddafi"),
    ("person", "Bashar al-Assad", "Hafez al-Assad"), ("person", "Mohammed bin Salman", "Mohammed bin Zayed"),
    ("person", "Mohammed bin Salman", "Khalid bin Salman"), ("person", "Xi Jinping", "Xi Zhongxun"),
    ("person", "Li Keqiang", "Li Qiang"), ("person", "Wang Yi", "Wang Yang"), ("person", "Kim Jong-un", "Kim Yo-jong"),
    ("person", "Kim Jong-il", "Kim Il-sung"), ("person", "Chen Wei", "Chen Li"),
    ("person", "Zhang Gaoli", "Zhang Gao"), ("person", "Juan García López", "Juan García Ruiz"),
    ("person", "María Fernández Soto", "Mario Fernández Soto"), ("person", "Nguyen Xuan Phuc", "Nguyen Phu Trong"),
    ("person", "Nguyen Van Minh", "Nguyen Van Hung"), ("person", "Vo Van Thuong", "Vo Van Kiet"),
    ("person", "Aung San Suu Kyi", "Aung San"), ("person", "Min Aung Hlaing", "Soe Win"),
    ("person", "Alexei Navalny", "Yulia Navalnaya"), ("person", "Dmitry Medvedev", "Daniil Medvedev"),
    ("person", "Vladimir Putin", "Vladimir Medinsky"), ("person", "Recep Tayyip Erdoğan", "Bilal Erdogan"),
    ("person", "V. S. Naipaul", "Shiva Naipaul"), ("person", "P. Chidambaram", "Karti Chidambaram"),
    ("person", "Sonia Gandhi", "Rahul Gandhi"), ("person", "Rajiv Gandhi", "Rahul Gandhi"),
    ("person", "George W. Bush", "George H. W. Bush"), ("person", "Martin Luther King Jr.", "Martin Luther King Sr."),
    ("person", "Donald Trump", "Donald Trump Jr."), ("person", "Bob Dylan", "Bob Iger"),
    ("person", "Joe Biden", "Hunter Biden"), ("person", "Hillary Clinton", "Bill Clinton"),
    ("person", "Sandra Brown", "Andrew Brown"), ("person", "Serena Williams", "Venus Williams"),
    ("person", "Robert Kennedy", "John Kennedy"), ("person", "Juan Carlos", "Juan Manuel"),
    ("person", "Luiz Inácio Lula da Silva", "Marina da Silva"), ("person", "Ali Khamenei", "Ruhollah Khomeini"),
    ("person", "Ayatollah Khamenei", "Ayatollah Khomeini"), ("person", "Christine Lagarde", "Christian Lagarde"),
    ("person", "Paul Smith", "Paula Smith"), ("person", "Anna Horvath", "Jana Horvath"),
    ("organization", "Siemens AG", "Siemens Energy"),
    ("organization", "Siemens Energy AG", "Siemens Healthineers AG"),
    ("organization", "Amazon", "Amazon Web Services"), ("organization", "Google", "Google Cloud"),
    ("organization", "Tata Steel", "Tata Motors"), ("organization", "Samsung Electronics", "Samsung Heavy Industries"),
    ("organization", "Johnson & Johnson", "Johnson Controls"),
    ("organization", "Kazakh Ministry of Defence", "Russian Ministry of Defence"),
    ("organization", "Ukrainian Ministry of Defence", "Russian Defence Ministry"),
    ("organization", "French Foreign Ministry", "German Foreign Ministry"),
    ("organization", "Ministry of Internal Affairs", "Ministry of Foreign Affairs"),
    ("organization", "Ministry of Health", "Ministry of Education"), ("organization", "Chelsea", "Chelsea Women"),
    ("organization", "England Women", "England"), ("organization", "Spain U21", "Spain"),
    ("organization", "FC Barcelona", "Barcelona Femení"), ("organization", "Real Madrid", "Atlético Madrid"),
    ("organization", "Real Madrid", "Real Sociedad"),
    ("organization", "University of Oxford", "Oxford Brookes University"),
    ("organization", "University of York", "New York University"),
    ("organization", "York University", "University of York"),
    ("organization", "Washington University", "University of Washington"),
    ("organization", "University of California, Berkeley", "University of California, Los Angeles"),
    ("organization", "University of California", "University of California, Davis"),
    ("organization", "Georgia State University", "Georgia Institute of Technology"),
    ("organization", "Supreme Court of India", "Supreme Court of Pakistan"),
    ("organization", "Bank of China", "People's Bank of China"), ("organization", "Bank of America", "Bank of Africa"),
    ("organization", "International Criminal Court", "International Court of Justice"),
    ("organization", "World Trade Organization", "World Trade Center"),
    ("organization", "European Council", "Council of Europe"),
    ("organization", "European Commission", "European Council"),
    ("organization", "International Red Cross", "Iranian Red Crescent"),
    ("organization", "African National Congress", "Indian National Congress"),
    ("organization", "Democratic Party", "Republican Party"),
    ("organization", "Democratic Party", "Social Democratic Party"),
    ("organization", "New York Times", "New York Post"), ("organization", "Kremlin", "Russia"),
    ("organization", "White House", "United States"), ("organization", "Hezbollah", "Hamas"),
    ("organization", "Al-Qaeda", "Al-Qaeda in the Islamic Maghreb"), ("organization", "Daesh", "Dash"),
    ("organization", "Islamic State", "Islamic Republic"),
    ("organization", "First Infantry Division", "Second Infantry Division"),
    ("organization", "101st Airborne Division", "82nd Airborne Division"), ("thing", "Flight MH17", "Flight MH370"),
    ("thing", "HMS Queen Elizabeth", "HMS Prince of Wales"), ("thing", "Falcon 9", "Falcon Heavy"),
    ("thing", "Boeing 737", "Boeing 747"), ("thing", "iPhone 4", "iPhone 5"), ("thing", "iPod", "iPad"),
    ("thing", "Sputnik", "Sputnik V"), ("thing", "World Cup", "Women's World Cup"),
    ("thing", "Champions League", "Women's Champions League"),
    ("organization", "Manchester City", "Manchester City Council"),
    ("organization", "Air France", "Air France Flight 447"),
    ("organization", "Ukrainian Red Cross", "Russian Red Cross"), ("organization", "Red Cross", "Red Crescent"),
    ("organization", "Bank of India", "Indian Bank"), ("organization", "Washington Post", "Huffington Post"),
    ("organization", "Gazprom", "Gazprom Neft"), ("organization", "Hamas", "Hamad"),
    ("organization", "Fatah", "Fatah al-Islam"), ("organization", "Tehreek-e-Taliban Pakistan", "Taliban"),
    ("organization", "BBC News", "BBC Sport"), ("organization", "Hyundai", "Honda"),
    ("organization", "Renault", "Renault Trucks"), ("person", "Paul McCartney", "Linda McCartney"),
    ("person", "Lee Jae-myung", "Lee Jae-yong"), ("person", "Ahmed Ali", "Ali Ahmed")])
def test_names_of_two_stay_two(kind: EntityKind, one: str, other: str) -> None:
    assert not are_one(kind, (one, other))
    assert not are_one(kind, (other, one))


@pytest.mark.parametrize(("kind", "one", "other"), [
    ("person", "Muammar Gaddafi", "Moammar Kadhafi"), ("person", "Pedro Sánchez", "Pedro Sánchez Pérez-Castejón"),
    ("person", "Gabriel García Márquez", "Gabriel García"), ("person", "Martin Luther King", "Martin Luther King Jr."),
    ("organization", "University of Oxford", "Oxford University"), ("person", "Abiy Ahmed", "Abiy Ahmed Ali")])
def test_a_name_that_may_be_short_needs_country_and_office(kind: EntityKind, one: str, other: str) -> None:
    assert not are_one(kind, (one, other))
    assert are_one(kind, (one, other), ("president",), ("FR",))
