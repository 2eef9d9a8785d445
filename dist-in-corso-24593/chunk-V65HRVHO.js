// src/domain/kernel/civilDate.ts
var MONTHS = [
  ["gennaio", 31],
  ["febbraio", 28],
  ["marzo", 31],
  ["aprile", 30],
  ["maggio", 31],
  ["giugno", 30],
  ["luglio", 31],
  ["agosto", 31],
  ["settembre", 30],
  ["ottobre", 31],
  ["novembre", 30],
  ["dicembre", 31]
];
function monthName(month) {
  const found = MONTHS[month - 1];
  if (!found) throw new RangeError(`No month ${String(month)}`);
  return found[0];
}
function monthNamed(name) {
  const short = name.toLowerCase().replace(/\.$/, "");
  if (short.length < 3) return void 0;
  const index = MONTHS.findIndex(([month]) => month.startsWith(short));
  return index < 0 ? void 0 : index + 1;
}
function daysInMonth(year, month) {
  const isLeap = year % 4 === 0 && year % 100 !== 0 || year % 400 === 0;
  return month === 2 && isLeap ? 29 : MONTHS[month - 1]?.[1] ?? 0;
}
function dayOf(year, month, day) {
  const isDay = year >= 1900 && year <= 2999 && day >= 1 && day <= daysInMonth(year, month);
  if (!isDay) return void 0;
  return `${String(year)}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
function civilDate(iso) {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? [];
  const found = dayOf(Number(year), Number(month), Number(day));
  if (!found) throw new RangeError(`Not a day: ${iso}`);
  return found;
}
function parseItalianDate(text) {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? [];
  return day && month && year ? dayOf(Number(year), Number(month), Number(day)) : void 0;
}
function italianDate(date) {
  return `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
}
function daysBetween(from, to) {
  return ordinal(to) - ordinal(from);
}
function dayBefore(date) {
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const before = day > 1 ? dayOf(year, month, day - 1) : dayOf(month > 1 ? year : year - 1, month > 1 ? month - 1 : 12, daysInMonth(year, month > 1 ? month - 1 : 12));
  if (!before) throw new RangeError(`No day before ${date}`);
  return before;
}
function ordinal(date) {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const leapsBefore = Math.floor((year - 1) / 4) - Math.floor((year - 1) / 100) + Math.floor((year - 1) / 400);
  let days = (year - 1) * 365 + leapsBefore + Number(date.slice(8, 10));
  for (let each = 1; each < month; each += 1) days += daysInMonth(year, each);
  return days;
}

export {
  monthName,
  monthNamed,
  daysInMonth,
  dayOf,
  civilDate,
  parseItalianDate,
  italianDate,
  daysBetween,
  dayBefore
};
//# sourceMappingURL=chunk-V65HRVHO.js.map
