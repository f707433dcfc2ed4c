import { playPart } from './stories.fixture.ts'

playPart(2, 4)
