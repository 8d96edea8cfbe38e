// Copies data.text; on plain http the clipboard of browsers is closed, so a hidden field does it there.
const SHOWN_MS = 1500;

function throughAField(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.style.position = "fixed";
  field.style.opacity = "0";
  document.body.appendChild(field);
  field.select();
  document.execCommand("copy");
  field.remove();
}

async function toClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    throughAField(text);
  }
}

export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = async () => {
    await toClipboard(data.text);
    button.textContent = data.done;
    setTimeout(() => (button.textContent = data.label), SHOWN_MS);
    button.focus();
  };
}
