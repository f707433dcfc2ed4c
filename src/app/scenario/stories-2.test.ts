import { playPart } from './stories.fixture.ts'

playPart(1, 4)
