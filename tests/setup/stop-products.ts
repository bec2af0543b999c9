import { afterAll } from 'vitest'
import { stopProducts } from '../routes/product'

afterAll(stopProducts)
