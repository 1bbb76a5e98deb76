import type { Pages } from "./page";

export const englishPages: Pages = {
  help: {
    title: "Help",
    sections: [
      {
        heading: "What Auskunft does",
        paragraphs: [
          "Auskunft answers questions from your organisation's documents: service instructions, handbooks, guidelines, project sheets. Every statement carries a number. It leads to the page where it stands, with the passage marked.",
          "Auskunft is an AI system. It may overlook or misattribute something. Read the evidence before you act or decide on it. The documents are German, and so are the answers.",
        ],
      },
      {
        heading: "Asking",
        list: [
          "Write your question as you would ask a colleague, in German. Enter sends it.",
          "Shift and Enter start a new line. Esc stops an answer that is being given.",
          "You can follow up: Auskunft knows the conversation before. “New topic” starts afresh.",
          "“Search in” restricts the search to a collection or a document.",
        ],
      },
      {
        heading: "Checking the evidence",
        list: [
          "Point at a number to see the document's words. Choose it to open the page beside the answer.",
          "You can turn pages, zoom, search the document, select its text and open the original.",
          "“As of” is the date of the document. An old document may be out of date.",
          "Esc closes the page and takes you back to the number you came from.",
        ],
      },
      {
        heading: "When something is not in the documents",
        paragraphs: [
          "Auskunft says so. You see what was searched, and the passages that come nearest. Ask in other words, or contact the office that is named.",
          "“Documents” shows which documents are loaded and what was read of them. Scanned pages without text cannot be read.",
        ],
      },
      {
        heading: "Working without a mouse",
        list: [
          "After loading, the cursor is in the question field.",
          "Arrow up in the empty field goes to the newest answer. Tab leads from citation to citation there.",
          "Shift and Tab in the question field go to “Was this helpful?”. Y for yes or N for no is enough there.",
          "Esc closes preview, page and menus.",
        ],
      },
      {
        heading: "What is stored",
        paragraphs: [
          "Your conversations are kept in this browser only. In “History” you can search, save and delete them.",
          "Feedback goes to your organisation's server together with the question. Please leave out personal data where they are not needed.",
          "Nothing leaves the building unless your administrators have set it up otherwise.",
        ],
      },
      { heading: "Who helps", contact: "Please contact your administrators." },
    ],
  },
  accessibility: {
    title: "Accessibility statement",
    sections: [
      {
        heading: "Scope",
        paragraphs: [
          "This statement covers the web page of Auskunft. It is based on the German regulation BITV 2.0 with EN 301 549 and WCAG 2.2, level AA. The organisation that runs Auskunft adds its own particulars.",
        ],
      },
      {
        heading: "Conformance",
        paragraphs: [
          "The page itself is designed to meet the requirements. This is the makers' own assessment: with every change each view is checked automatically (axe-core), used by keyboard, and looked at 320 pixels wide and at 200 per cent zoom. An independent audit, and one by people with disabilities, are still to come.",
        ],
      },
      {
        heading: "What is not accessible",
        list: [
          "Documents: originals are as accessible as they were made. Auskunft shows their pages as pictures with the read text over them, so that screen readers and the browser's search reach it. Headings, tables and pictures in the document are not marked up.",
          "Scanned pages without text have no readable content. They are marked under “Documents”.",
          "Answers are in the documents' language. Easy language is available for the fixed texts only and was not reviewed by people with learning difficulties.",
          "Sign language is not offered.",
        ],
      },
      {
        heading: "Reporting a barrier",
        paragraphs: ["Is something not accessible to you? Please tell us. You will get the information in another way."],
        contact: "Please contact your administrators.",
      },
      {
        heading: "Enforcement",
        paragraphs: [
          "If you get no satisfactory answer, you can turn to the arbitration or enforcement body of your state. The organisation that runs Auskunft tells you which.",
        ],
      },
      { heading: "Date", paragraphs: ["This statement was made in November 2026 from a self-assessment."] },
    ],
  },
};
