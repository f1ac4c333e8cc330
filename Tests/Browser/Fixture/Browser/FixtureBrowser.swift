// The browser's half of the fixture: all of it comes from `BrowserFixture`.
