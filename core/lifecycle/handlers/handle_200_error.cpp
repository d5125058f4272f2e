#include "core/lifecycle/handlers/handlers.h"

#include <expat.h>
#include <memory>

namespace botoscope::lifecycle {

namespace {

struct RootName {
    std::string name;
};

void XMLCALL onStart(void* data, const XML_Char* name, const XML_Char**)
{
    auto* root = static_cast<RootName*>(data);
    if (root->name.empty()) {
        const std::string_view full = name;
        root->name = full.substr(full.rfind('|') + 1);
    }
}

/// True for a document whose root is Error and for anything that is not well-formed XML.
bool looksLikeError(std::string_view body)
{
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, '|'),
                                                                              XML_ParserFree);
    RootName root;
    XML_SetUserData(parser.get(), &root);
    XML_SetStartElementHandler(parser.get(), onStart);
    const bool wellFormed =
        XML_Parse(parser.get(), body.data(), static_cast<int>(body.size()), XML_TRUE) == XML_STATUS_OK;
    return !wellFormed || root.name == "Error";
}

} // namespace

void handle200Error(BeforeParse& payload)
{
    const model::Shape* output = payload.model.outputShape();
    if (!output || payload.model.hasEventStreamOutput() || payload.response.status != 200) {
        return;
    }
    const model::Member* body = output->member(output->traits.payload);
    const bool opaque =
        body && (body->ref.type() == model::ShapeType::Blob || body->ref.type() == model::ShapeType::String);
    if (!opaque && !payload.response.bodyView().empty() && looksLikeError(payload.response.bodyView())) {
        payload.response.status = 500;
    }
}

} // namespace botoscope::lifecycle
