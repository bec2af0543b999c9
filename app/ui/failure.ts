/** In the address and the data of the page of a refusal: the form was ours, and is valid no more. */
export const OLD_FORM = 'verlopen'
