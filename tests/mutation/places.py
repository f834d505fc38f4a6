"""Places in a C++ source where one small thing can be changed, found on clang's tree."""

import os
import re
from dataclasses import dataclass

from clang.cindex import CursorKind, Index, TypeKind

OPERATORS = {
    "<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "&&": "||", "||": "&&",
    "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "<<": ">>", ">>": "<<", "&": "|", "|": "&", "^": "|",
    "+=": "-=", "-=": "+=", "*=": "/=", "/=": "*=", "|=": "&=", "&=": "|=", "^=": "|=",
}  # fmt: skip
NAMES = {
    "min": "max", "max": "min", "min_element": "max_element", "max_element": "min_element", "floor": "ceil",
    "ceil": "floor", "lower_bound": "upper_bound", "upper_bound": "lower_bound", "front": "back", "back": "front",
    "any_of": "all_of", "all_of": "any_of", "log": "exp", "exp": "log",
}  # fmt: skip
ARITHMETIC = {
    TypeKind.INT, TypeKind.UINT, TypeKind.LONG, TypeKind.ULONG, TypeKind.DOUBLE, TypeKind.FLOAT, TypeKind.BOOL,
    TypeKind.DEPENDENT, TypeKind.UNEXPOSED, TypeKind.LONGLONG, TypeKind.ULONGLONG, TypeKind.INT128, TypeKind.UINT128,
}  # fmt: skip
STATEMENTS = {
    CursorKind.CALL_EXPR, CursorKind.UNEXPOSED_EXPR, CursorKind.BINARY_OPERATOR, CursorKind.UNARY_OPERATOR,
    CursorKind.COMPOUND_ASSIGNMENT_OPERATOR,
}  # fmt: skip
FUNCTIONS = {
    CursorKind.FUNCTION_DECL, CursorKind.CXX_METHOD, CursorKind.FUNCTION_TEMPLATE, CursorKind.CONSTRUCTOR,
    CursorKind.DESTRUCTOR, CursorKind.CONVERSION_FUNCTION, CursorKind.LAMBDA_EXPR,
}  # fmt: skip
LOOPS = {CursorKind.FOR_STMT, CursorKind.WHILE_STMT, CursorKind.CXX_FOR_RANGE_STMT}
SPEED_ONLY = re.compile(rb"[.>](reserve|shrink_to_fit)\(")


@dataclass(frozen=True)
class Place:
    """One change: the text from `begin` to `end` of `file` becomes `mutant`; {} in `code` is the number of the mutant."""

    file: str
    line: int
    begin: int
    end: int
    original: str
    mutant: str
    code: str

    def __str__(self):
        return re.sub(r"\s+", " ", f"{self.file}:{self.line}: {self.original} → {self.mutant}")


def places_in(root, files, arguments):
    """The places by file, and the texts they lie in."""
    headers = [file for file in files if file.endswith(".hpp")]
    found = {}
    for unit in ["headers", *(file for file in files if file.endswith(".cpp"))]:
        text = "".join(f'#include "{file}"\n' for file in (headers if unit == "headers" else [unit]))
        tree = Index.create().parse("all.cpp", args=[f"-I{root}", *arguments], unsaved_files=[("all.cpp", text)])
        errors = [str(d) for d in tree.diagnostics if d.severity >= 3]
        if errors:
            raise SystemExit(f"{unit} cannot be read: {errors[0]}")
        for child in tree.cursor.get_children():
            file = os.path.relpath(child.location.file.name, root) if child.location.file else ""
            if file in (headers if unit == "headers" else [unit]):
                finder = found.setdefault(file, Finder(root, file))
                finder.walk(child, tree.cursor, False, None)
    places = {file: finder.places for file, finder in found.items() if finder.places}
    return places, {file: found[file].text for file in places}


class Finder:
    def __init__(self, root, file):
        self.file, self.places = file, []
        self.text = open(f"{root}/{file}", "rb").read()

    def source(self, begin, end):
        return self.text[begin:end].decode(errors="ignore")

    def add(self, cursor, mutant, code=None, truth=False):
        """`code` is what stands in the mutated copy; unless told, a choice of the mutant or the original."""
        begin, end = cursor.extent.start.offset, cursor.extent.end.offset
        original = self.source(begin, end)
        if "//" in original or "#" in original or not re.match(r"[\w(!*&+.-](?!=)|\w", original):
            return  # the last: what clang makes of <=> has no text of its own
        code = code or "(::tiexin_mutant({}) ? (%s) : (%s))" % (mutant, original)
        if truth:  # of a pointer, an optional: the two sides of a choice must not meet in a third type
            code = "(::tiexin_mutant({}) ? static_cast<bool>(%s) : static_cast<bool>(%s))" % (mutant, original)
        code = code.replace("\n", " ") + "\n" * original.count("\n")  # the lines below keep their numbers
        self.places.append(Place(self.file, cursor.extent.start.line, begin, end, original, mutant, code))

    def walk(self, cursor, parent, inside, function):
        """`inside`: within the body of `function`, where code runs."""
        kind, children = cursor.kind, list(cursor.get_children())
        if kind in (CursorKind.STATIC_ASSERT, CursorKind.ENUM_DECL):
            return
        if kind == CursorKind.VAR_DECL:
            declared = self.source(cursor.extent.start.offset, cursor.location.offset)
            if "constexpr" in declared or cursor.type.kind == TypeKind.CONSTANTARRAY:
                return
            children = [c for c in children if c.extent.start.offset > cursor.location.offset]
            if re.search(r"\b(const|static)\b", declared) and not any(map(reads_at_run_time, children)):
                return  # the compiler computes it
        if kind == CursorKind.IF_STMT:
            head = self.source(cursor.extent.start.offset, children[0].extent.start.offset)
            if "constexpr" in head:
                children = children[1:]
        if kind == CursorKind.CASE_STMT:
            children = children[1:]
        if inside:
            self.look_at(cursor, parent, children, function)
        if kind in FUNCTIONS:
            function = cursor
        for child in children:
            if kind in FUNCTIONS:
                inside = child.kind == CursorKind.COMPOUND_STMT
            self.walk(child, cursor, inside, function)

    def look_at(self, cursor, parent, children, function):
        kind, begin, end = cursor.kind, cursor.extent.start.offset, cursor.extent.end.offset
        whole = self.source(begin, end)
        if is_statement(cursor, parent) and not whole.startswith("throw") and not SPEED_ONLY.search(self.text[begin:end]):
            self.add(cursor, "nothing", "(::tiexin_mutant({}) ? (void)0 : (void)(%s))" % whole)
        if kind == CursorKind.RETURN_STMT and children and returns_bool(function, children[0]):
            value = self.source(children[0].extent.start.offset, children[0].extent.end.offset)
            if not re.fullmatch("true|false|!.*", value):
                self.add(children[0], f"!({value})", truth=True)
        if kind == CursorKind.IF_STMT and children and children[0].kind.is_expression():
            value = self.source(children[0].extent.start.offset, children[0].extent.end.offset)
            if not re.search("[=<>&|!]", value):
                self.add(children[0], f"!({value})", truth=True)
        number = kind in (CursorKind.INTEGER_LITERAL, CursorKind.FLOATING_LITERAL) and re.match(r"[\d.]", whole)
        if number and not self.is_argument_of_template(cursor):
            self.add(cursor, f"{whole} + 1")
            self.add(cursor, f"{whole} - 1")
        if kind == CursorKind.CXX_BOOL_LITERAL_EXPR:
            self.add(cursor, "false" if whole == "true" else "true")
        if kind == CursorKind.UNARY_OPERATOR and whole[:1] in "!-" and whole[:2] != "--":
            self.add(cursor, whole[1:], truth=whole[0] == "!")
        if kind == CursorKind.CALL_EXPR and children:
            called = children[0].extent
            name = self.source(called.start.offset, called.end.offset)
            match = re.search(r"\w+$", name)
            if match and match[0] in NAMES:
                self.add(cursor, name[: match.start()] + NAMES[match[0]] + whole[len(name) :])
        if kind.is_expression() and len(children) >= 2:
            first, last = children[0].extent, children[-1].extent
            operator = self.source(first.end.offset, last.start.offset)
            other = OPERATORS.get(operator.strip())
            truth = operator.strip() in ("<", "<=", ">", ">=", "==", "!=", "&&", "||")
            if other and (truth or cursor.type.get_canonical().kind in ARITHMETIC):
                left, right = self.source(begin, first.end.offset), self.source(last.start.offset, end)
                self.add(cursor, left + operator.replace(operator.strip(), other) + right)

    def is_argument_of_template(self, cursor):
        before = self.source(max(0, cursor.extent.start.offset - 60), cursor.extent.start.offset)
        after = self.source(cursor.extent.end.offset, cursor.extent.end.offset + 40)
        return re.search(r"<[\w:, ]*$", before) is not None and re.match(r"[\w:, ]*>", after) is not None


def returns_bool(function, value):
    return function.kind != CursorKind.LAMBDA_EXPR and function.result_type.get_canonical().kind == TypeKind.BOOL \
        or value.type.get_canonical().kind == TypeKind.BOOL


def is_statement(cursor, parent):
    if cursor.kind not in STATEMENTS:
        return False
    siblings = list(parent.get_children())
    if parent.kind in LOOPS:
        return cursor == siblings[-1]
    return parent.kind == CursorKind.COMPOUND_STMT or parent.kind == CursorKind.IF_STMT and cursor != siblings[0]


def reads_at_run_time(cursor):
    """Whether an expression calls something, or reads a variable that the compiler does not know."""
    if cursor.kind in (CursorKind.CALL_EXPR, CursorKind.LAMBDA_EXPR, CursorKind.MEMBER_REF_EXPR, CursorKind.CXX_THIS_EXPR):
        return True
    if cursor.kind == CursorKind.DECL_REF_EXPR and cursor.referenced is not None:
        if cursor.referenced.kind == CursorKind.PARM_DECL:
            return True
        if cursor.referenced.kind == CursorKind.VAR_DECL and not cursor.referenced.type.is_const_qualified():
            return True
    return any(map(reads_at_run_time, cursor.get_children()))
