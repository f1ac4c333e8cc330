// The browser's half of Aerie. All of it comes from `Components`, also the function that begins (Site.swift): nothing is to be compiled
// here, only linked.
