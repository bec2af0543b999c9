import { admit, citizenOf, type Comer } from '~/identity/access'

/** Who may open the pages of their own messages, by the matrix: nobody else is led there, nor who acts for another now. */
export function withOwnMessages<Who extends Comer>(actor: Who | null) {
  const citizen = citizenOf(actor)
  return citizen && admit({ audience: 'citizen', needs: 'own-settings' }, citizen) === 'come-in'
    ? citizen
    : null
}
