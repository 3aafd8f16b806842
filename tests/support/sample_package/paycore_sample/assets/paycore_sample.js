export const hours = document.querySelectorAll(".sample-hours");
