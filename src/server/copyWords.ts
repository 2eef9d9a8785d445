const HELD =
  "non manda posta, non sigilla il registro né firma punti di controllo, e non apre gli indirizzi mandati per posta (inviti, riconoscimento del browser)";

/** That this is a copy of another installation, and what it holds back. */
export const IS_COPY = `Questa è una copia di un'altra installazione di Traguardo, o è stata ripristinata: ${HELD}.`;

/** What a copy says where a command would have made something go out. */
export const COPY_HOLDS = `${IS_COPY} Lo spiega «traguardo installation».`;

/** What a copy says when it starts, with what to do. */
export const COPY_AT_START = `Attenzione: questa è una copia di un'altra installazione di Traguardo, o è stata ripristinata da una copia di sicurezza.
Finché non si dice che ha preso il posto dell'altra ${HELD}: l'altra potrebbe fare lo stesso. Accedere e lavorare si può.
Se l'altra non si usa più: traguardo installation --take-place "motivo". Se si usa ancora, non lo faccia.`;
