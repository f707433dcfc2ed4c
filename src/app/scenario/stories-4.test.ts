import { playPart } from './stories.fixture.ts'

playPart(3, 4)
