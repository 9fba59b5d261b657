/* Before anything is drawn: lets the style sheet know that scripts run. */
document.documentElement.classList.add("js");
