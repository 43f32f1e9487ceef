// An index of documents: sets of words and of numbers, membership, union, intersection, difference, subset tests.
function makeDocuments(count) {
  let seed = 17;
  const documents = [];
  for (let i = 0; i < count; i++) {
    const words = new Set();
    for (let j = 0; j < 30; j++) {
      seed = (seed * 16807) % 2147483647;
      words.add("word" + String(Math.floor(((seed % 400) * (seed % 400)) / 400)));
    }
    documents.push(words);
  }
  return documents;
}

function makeIndex(documents) {
  const index = new Map();
  documents.forEach((words, number) => {
    for (const word of words) {
      if (!index.has(word)) {
        index.set(word, new Set());
      }
      index.get(word).add(number);
    }
  });
  return index;
}

function intersection(a, b) {
  const result = new Set();
  for (const item of a) {
    if (b.has(item)) {
      result.add(item);
    }
  }
  return result;
}

function union(a, b) {
  const result = new Set(a);
  for (const item of b) {
    result.add(item);
  }
  return result;
}

function difference(a, b) {
  const result = new Set();
  for (const item of a) {
    if (!b.has(item)) {
      result.add(item);
    }
  }
  return result;
}

function isSubset(a, b) {
  for (const item of a) {
    if (!b.has(item)) {
      return false;
    }
  }
  return true;
}

function isDisjoint(a, b) {
  for (const item of a) {
    if (b.has(item)) {
      return false;
    }
  }
  return true;
}

class Search {
  constructor(documents) {
    this.documents = documents;
    this.index = makeIndex(documents);
  }

  allOf(words) {
    let found = this.index.get(words[0]) || new Set();
    for (const word of words.slice(1)) {
      found = intersection(found, this.index.get(word) || new Set());
    }
    return found;
  }

  anyOf(words) {
    let found = new Set();
    for (const word of words) {
      found = union(found, this.index.get(word) || new Set());
    }
    return found;
  }

  without(found, word) {
    return difference(found, this.index.get(word) || new Set());
  }

  similar(number) {
    const words = this.documents[number];
    let best = 0;
    let bestNumber = -1;
    this.documents.forEach((otherWords, other) => {
      if (other !== number) {
        const shared = intersection(words, otherWords).size;
        if (shared > best) {
          best = shared;
          bestNumber = other;
        }
      }
    });
    return bestNumber * 100 + best;
  }
}

function main(n) {
  const search = new Search(makeDocuments(120));
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const a = "word" + String(round % 50);
    const b = "word" + String(round % 70);
    const c = "word" + String(round % 11);
    const both = search.allOf([a, b]);
    const either = search.anyOf([a, b, c]);
    const rest = search.without(either, c);
    if (isSubset(both, either)) {
      checksum += 1;
    }
    if (isDisjoint(rest, both)) {
      checksum += 3;
    }
    for (const number of either) {
      if (both.has(number)) {
        checksum += 7;
      } else {
        checksum += number;
      }
    }
    checksum = (checksum * 3 + either.size + rest.size + search.similar(round % 120)) % 1000003;
  }
  console.log("wordsets " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 6500);
