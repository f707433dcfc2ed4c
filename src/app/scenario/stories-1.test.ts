import { playPart } from './stories.fixture.ts'

playPart(0, 4)
