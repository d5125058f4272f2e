#include "core/lifecycle/handlers/handlers.h"

#include <expat.h>
#include <memory>

namespace botoscope::lifecycle {

namespace {

struct RootText {
    int depth = 0;
    bool childSeen = false;
    std::string text;
};

void XMLCALL onStart(void* data, const XML_Char*, const XML_Char**)
{
    auto* root = static_cast<RootText*>(data);
    root->childSeen = root->childSeen || root->depth > 0;
    ++root->depth;
}

void XMLCALL onEnd(void* data, const XML_Char*)
{
    --static_cast<RootText*>(data)->depth;
}

void XMLCALL onText(void* data, const XML_Char* text, int size)
{
    auto* root = static_cast<RootText*>(data);
    if (root->depth == 1 && !root->childSeen) {
        root->text.append(text, static_cast<std::size_t>(size));
    }
}

} // namespace

void parseBucketLocation(AfterCall& payload)
{
    const std::string_view body = payload.response.bodyView();
    if (body.empty()) { // refusals get a (null) location too, as botocore's do
        return;
    }
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreate(nullptr),
                                                                              XML_ParserFree);
    RootText root;
    XML_SetUserData(parser.get(), &root);
    XML_SetElementHandler(parser.get(), onStart, onEnd);
    XML_SetCharacterDataHandler(parser.get(), onText);
    if (XML_Parse(parser.get(), body.data(), static_cast<int>(body.size()), XML_TRUE) == XML_STATUS_OK) {
        payload.parsed.set("LocationConstraint", root.text.empty() ? Value() : Value(root.text));
    }
}

} // namespace botoscope::lifecycle
