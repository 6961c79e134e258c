require("./register.mjs");
