"""Every word of the page that is not an answer."""

TITLE = "Career advisor"
DESCRIPTION = (
    "Ask about {titles}. Every answer comes from the documents held here and shows the"
    " words that it rests on; what they do not say, it does not guess."
)
LIMITS = (
    "It does not search the web, find openings or give legal advice, and it forgets"
    " the conversation when you close the page."
    " A thumbs up or down keeps that question, its answer and what you asked before it"
    " on this server."
)
NO_CAREERS = "careers (no document is held yet)"
MORE = "{count} more"
QUESTION = "Your question"
HINT = "Ask about fit, requirements, learning, pay ..."
EMPTY = "Ask a question, or pick one:"
CONVERSATION = "Conversation"
SOURCES = "Sources ({count})"
HOW = "How this was worked out"
CUT = "Your message was longer than {limit:,} characters; only its start was read."
FAILED = "Something went wrong here and the question was not answered. Ask it again."
ADDRESS = "The chat page is at http://{host}:{port} (Ctrl-C ends it)."
PORT_TAKEN = "Port {port} of {host} is in use; set ADVISOR_PORT to another one."
NO_ADDRESS = "The page cannot be served at {host}, port {port}: {reason}."

EXAMPLES = {
    "fit": "Who is it a good fit for?",
    "requirements": "What does it require?",
    "times_to_ready": "How long does it take to become job-ready?",
    "levels": "What does it pay at each level?",
    "day": "What does a typical day look like?",
    "phases": "What do I learn in the first phase?",
    "questions": "Which interview questions should I practise?",
    "skills": "Which skills do I need?",
}
"""An example question for each part of a profile that has an answer to it."""
GENERAL_EXAMPLE = "What does the work involve?"
OF_CAREER = "{title}: {question}"
"""How an example names its career, where several are held."""
