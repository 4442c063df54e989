export const program = {
  theConnectionWasLost:
    'The connection was lost while this was running. The library shows how far it has come.',
  thisWasNotKept: 'This was not kept: {message}',
  claimbenchDoesNotAnswer:
    'Claimbench does not answer. If this stays so, start it again and leave this window open: it goes on by itself, with what was typed.',
  thisWindowIsNot: 'This window is not signed in.',
  wasNotHandedOver: '{name} was not handed over.',
  couldNotBeHanded: '{name} could not be handed over. Is it still there? Try it again.',
} as const;
