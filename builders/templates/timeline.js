/* Starts the timeline: the view that the hash names, now and whenever it changes. */
"use strict";

addEventListener("hashchange", view.fromHash);
view.fromHash();
