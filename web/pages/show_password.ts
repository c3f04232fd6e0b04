// A button under each password field of the plain pages that shows what was typed. Without it the
// pages work all the same.

function addButton(field: HTMLInputElement): void {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "reveal";
  button.setAttribute("aria-controls", field.id);
  const show = (shown: boolean): void => {
    field.type = shown ? "text" : "password";
    button.textContent = (shown ? field.dataset["hide"] : field.dataset["show"]) ?? "";
  };
  button.addEventListener("click", () => show(field.type === "password"));
  // What a browser keeps of a text field is offered to whoever types into another.
  field.form?.addEventListener("submit", () => show(false));
  show(false);
  field.after(button);
}

for (const field of document.querySelectorAll<HTMLInputElement>("input[type=password][data-show]")) {
  addButton(field);
}
