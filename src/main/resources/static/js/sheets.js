// A long import goes on by itself; without scripts the button does.
document.querySelector('form[data-continue]')?.requestSubmit();
