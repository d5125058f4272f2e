#include "core/model/json_merge.h"

#include "core/base/json.h"
#include "core/model/dom.h"

namespace botoscope::model {

namespace {

void writeKey(std::string& out, std::string_view key)
{
    if (out.back() != '{') {
        out += ',';
    }
    appendJsonString(out, key, false);
    out += ':';
}

/// What the extras do not touch is copied as it is, so the cost of a merge is about that of reading the text.
void writeMerged(std::string& out, dom::Element base, dom::Element extra)
{
    const auto baseObject = dom::object(base);
    const auto extraObject = dom::object(extra);
    if (!baseObject || !extraObject) {
        out += simdjson::minify(extra);
        return;
    }
    out += '{';
    for (const auto [key, value] : *baseObject) {
        writeKey(out, key);
        if (const auto overlay = dom::find(*extraObject, key)) {
            writeMerged(out, value, *overlay);
        } else {
            out += simdjson::minify(dom::Element(value));
        }
    }
    for (const auto [key, value] : *extraObject) {
        if (!dom::find(*baseObject, key)) {
            writeKey(out, key);
            out += simdjson::minify(dom::Element(value));
        }
    }
    out += '}';
}

} // namespace

Result<std::string> mergeExtras(std::string_view model, std::string_view extras)
{
    simdjson::dom::parser modelParser;
    simdjson::dom::parser extrasParser;
    dom::Element modelRoot;
    dom::Element extrasRoot;
    if (modelParser.parse(model.data(), model.size()).get(modelRoot) ||
        extrasParser.parse(extras.data(), extras.size()).get(extrasRoot)) {
        return Error(ErrorCode::Parse, "the model or its extras are not valid JSON");
    }
    const auto extrasObject = dom::object(extrasRoot);
    const auto merge = extrasObject ? dom::find(*extrasObject, "merge") : std::nullopt;
    if (!merge || !dom::object(*merge)) {
        return std::string(model);
    }
    std::string out;
    out.reserve(model.size() + extras.size() + simdjson::SIMDJSON_PADDING);
    writeMerged(out, modelRoot, *merge);
    return out;
}

} // namespace botoscope::model
