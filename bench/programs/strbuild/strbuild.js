// Making text: appending in a loop, joining, formatting numbers, padding, repeating, changing case.
function csvLine(row) {
  const fields = [];
  for (let i = 0; i < 8; i++) {
    fields.push(String(row * 7 + i));
  }
  return fields.join(",");
}

function padded(number, width) {
  const text = String(number);
  return " ".repeat(width - text.length) + text;
}

function spell(number) {
  const digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
  let text = "";
  for (const letter of String(number)) {
    if (text) {
      text += "-";
    }
    text += digits[letter.charCodeAt(0) - 48];
  }
  return text;
}

function main(n) {
  let lines = [];
  let checksum = 0;
  let page = "";
  for (let row = 0; row < n; row++) {
    lines.push(csvLine(row));
    const price = row * 1.25;
    let line =
      String(row).padStart(5) + " " + ("item" + String(row % 10)).padEnd(8) + " " + price.toFixed(2).padStart(8) + "|";
    line += padded(row, 8) + spell(row).toUpperCase();
    page += line;
    checksum = (checksum * 31 + line.length + line.charCodeAt(row % line.length)) % 1000000007;
    if (row % 100 === 99) {
      const text = lines.join("\n");
      checksum = (checksum + text.length + page.length) % 1000000007;
      lines = [];
      page = "";
    }
  }
  console.log("strbuild " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 300000);
