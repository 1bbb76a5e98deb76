/** Questions on the sample corpus. */
export const answerable = "Innerhalb wie vieler Stunden ist eine Datenpanne der Aufsichtsbehörde zu melden?";
export const unanswerable = "Quallenfischerei auf Neptunmonden";
