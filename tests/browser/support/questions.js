/** Questions on the sample corpus. */
export const answerable = "Innerhalb wie vieler Stunden ist eine Datenpanne der Aufsichtsbehörde zu melden?";
export const unanswerable = "Quallenfischerei auf Neptunmonden";
/** A field of a record. */
export const recorded = "Was kostet der Bürgerchatbot im Jahr?";
/** All things that meet a condition: one citation for each. */
export const listed = "Welche Landkreise haben einen Chatbot?";
