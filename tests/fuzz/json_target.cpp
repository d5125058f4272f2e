// JSON: both readers, the tree, the writer, page tokens.
#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/json_tree.h"
#include "core/client/page_token.h"
#include "tests/fuzz/fuzz.h"

namespace botoscope::fuzz {

namespace {

constexpr std::size_t mostRead = 1U << 20;

void readsBackAs(const Value& value)
{
    for (const JsonStyle style : {JsonStyle::Python, JsonStyle::Compact, JsonStyle::Pretty, JsonStyle::Line}) {
        const std::string text = writeJson(value, style);
        if (text.size() > mostRead) {
            continue; // indented, deep values are many times their size
        }
        const auto again = parseJson(text, JsonGrammar::Python);
        expect(again && *again == value, "JSON that was written reads back as the same value");
    }
}

void bothReadersAgree(std::string_view text, const Result<Value>& parsed)
{
    const auto slow = readJsonText(text, JsonGrammar::Rfc);
    expect(slow.ok() == parsed.ok(), "both readers take the same texts for JSON");
    expect(!slow || *slow == *parsed, "both readers find the same value");
}

void checkTree(std::string_view text, const Result<Value>& parsed)
{
    const auto tree = JsonTree::parse(std::string(text));
    const bool escapes = text.find("\\u") != std::string_view::npos; // half a pair in a key: refused by the tree
    expect(tree || !parsed || escapes, "the tree takes every document");
    if (!parsed || !tree) { // what is broken deeper than its outline shows when it is looked at
        if (tree) {
            static_cast<void>((*tree)->at({"0"}));
            static_cast<void>((*tree)->keys({}));
        }
        return;
    }
    expect((*tree)->at({}) == *parsed, "the tree holds the document");
    expect((*tree)->keys({}).size() >= (parsed->isMap() ? parsed->size() : 0), "the tree knows every key");
    expect((*tree)->size({}) == (parsed->isList() ? parsed->size() : 0), "the tree knows the list's size");
    expect((*tree)->at({"0"}) == (parsed->isList() ? parsed->at(0) : (*parsed)["0"]), "the tree finds a part");
}

void checkPageToken(const Value& value)
{
    if (!value.isMap()) {
        return;
    }
    const auto token = client::decodePageToken(client::encodePageToken(value));
    const bool marked = value.find("boto_encoded_keys") != nullptr;
    expect(marked || (token && *token == value), "a page token reads back as what it was made of");
}

} // namespace

void runOne(std::string_view bytes)
{
    const auto parsed = parseJson(bytes);
    if (isValidUtf8(bytes)) {
        bothReadersAgree(bytes, parsed);
    } else {
        expect(!parsed, "bytes that are no UTF-8 are no JSON");
    }
    checkTree(bytes, parsed);
    const auto python = parseJson(bytes, JsonGrammar::Python);
    expect(!parsed || (python && *python == *parsed), "Python's grammar takes all that RFC 8259 takes");
    if (parsed) {
        readsBackAs(*parsed);
        checkPageToken(*parsed);
    }
    if (const auto token = client::decodePageToken(bytes)) {
        expect(token->isMap(), "a page token is a map");
    }
}

} // namespace botoscope::fuzz
