#!/usr/bin/env python3
"""man-pages.py PROGRAM FOLDER: writes gazette.1 and a page for each verb, such as gazette-build.1, from the
program's own help. SOURCE_DATE_EPOCH gives the date of the pages."""
import datetime, json, os, pathlib, subprocess, sys, textwrap

EXIT_CODES = [(0, "The command is done."), (1, "The content, the build, the check or publishing failed."),
              (2, "The usage was wrong.")]


def output(program, *arguments):
    return subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout


def escaped(text):
    """Text as roff: `it's a-b` becomes `it\\(aqs a\\-b`."""
    marks = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
    return "".join(marks.get(mark, mark) if mark.isascii() else f"\\[u{ord(mark):04X}]" for mark in text)


def wrapped(roff):
    """Roff as lines of at most 80 characters. A dot at the beginning of a line would be a command."""
    lines = textwrap.wrap(roff, 78, break_long_words=False, break_on_hyphens=False)
    return ["\\&" + line if line.startswith(".") else line for line in lines]


def bold(text):
    return f"\\fB{escaped(text)}\\fR"


def italic(text):
    return f"\\fI{escaped(text)}\\fR"


def spellings(argument):
    """What a person types for an option, the short ones first: `-r`, `-s` and `--root`."""
    dashes = {"short": "-", "long": "--", "longWithSingleDash": "-"}
    return sorted((dashes[name["kind"]] + name["name"] for name in argument["names"]), key=len)


def use(argument):
    """An argument as the synopsis shows it: `[--root ROOT]`, `FILE` or `[--topic TOPIC] ...`."""
    if argument["kind"] == "positional":
        text = italic(argument["valueName"])
    else:
        text = bold(spellings(argument)[-1])
        text += f" {italic(argument['valueName'])}" if argument["kind"] == "option" else ""
    text = f"[{text}]" if argument["isOptional"] else text
    return text + (" ..." if argument["isRepeating"] else "")


def entry(argument):
    """An argument in the list of options: its spellings above its meaning."""
    if argument["kind"] == "positional":
        head = italic(argument["valueName"])
    else:
        head = ", ".join(bold(name) for name in spellings(argument))
        head += f" {italic(argument['valueName'])}" if argument["kind"] == "option" else ""
    meaning = escaped(argument.get("abstract", ""))
    if "defaultValue" in argument:
        meaning += f" (default: {escaped(argument['defaultValue'])})"
    return [".TP", head, *wrapped(meaning)]


def is_own(argument):
    """Whether it is not one of the two options that every command has. The synopsis of the help leaves them out too."""
    return argument["valueName"] not in ("version", "help")


def has_page(verb):
    """The parser adds a verb `help` to every program. The page of the program names it."""
    return verb["commandName"] != "help"


def page(command, verbs, version, day):
    """The title and the text of a man page. The page of the program itself lists the verbs."""
    is_main = "superCommands" not in command
    title = "gazette" if is_main else f"gazette-{command['commandName']}"
    call = bold(title.replace("-", " ", 1))
    arguments = [argument for argument in command.get("arguments", []) if argument["shouldDisplay"]]
    abstract = command["abstract"].rstrip(".")

    lines = [f'.TH {escaped(title).upper()} 1 {day} "gazette {version}" "Gazette"', ".SH NAME"]
    lines += wrapped(f"{escaped(title)} \\- {escaped(abstract[0].lower() + abstract[1:])}")
    lines += [".SH SYNOPSIS"]
    if is_main:
        lines += [f"{call} {italic('command')} [{italic('option')} ...]"]
    else:
        lines += wrapped(" ".join([call, *(use(argument) for argument in arguments if is_own(argument))]))
    lines += [".SH DESCRIPTION", *wrapped(escaped(command["abstract"]))]
    if "discussion" in command:
        lines += [".PP", *wrapped(escaped(command["discussion"]))]
    if "aliases" in command:
        others = " or ".join(bold(f"gazette {alias}") for alias in command["aliases"])
        lines += [".PP", f"Another name of this command is {others}."]
    if is_main:
        lines += [".SH COMMANDS"]
        for verb in verbs:
            lines += [".TP", bold(verb["commandName"]), *wrapped(escaped(verb["abstract"]))]
    lines += [".SH OPTIONS"] + [line for argument in arguments for line in entry(argument)]
    lines += [".SH EXIT STATUS"]
    for code, meaning in EXIT_CODES:
        lines += [".TP", bold(str(code)), meaning]
    pages = [f"gazette-{verb['commandName']}" for verb in verbs if has_page(verb)] if is_main else ["gazette"]
    lines += [".SH SEE ALSO"]
    lines += [f".BR {escaped(other)} (1)" + ("," if other != pages[-1] else "") for other in pages]
    lines += [".PP", f"{bold('gazette docs')} prints the manual."]
    return title, "\n".join(lines) + "\n"


def main(program, folder):
    help_, version = json.loads(output(program, "--experimental-dump-help")), output(program, "--version").strip()
    moment = datetime.datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), datetime.timezone.utc)
    verbs = [verb for verb in help_["command"]["subcommands"] if verb["shouldDisplay"]]
    for command in [help_["command"], *filter(has_page, verbs)]:
        title, text = page(command, verbs, version, moment.date().isoformat())
        (pathlib.Path(folder) / f"{title}.1").write_text(text, encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
