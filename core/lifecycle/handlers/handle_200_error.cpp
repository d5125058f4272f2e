#include "core/lifecycle/handlers/handlers.h"
#include "core/protocol/common/xml_tree.h"

namespace botoscope::lifecycle {

namespace {

/// True for a document whose root is Error and for anything that is not well-formed XML. The parser gets what was read.
bool looksLikeError(http::Response& response)
{
    const auto tree = protocol::readXmlBodyAhead(response);
    return tree ? (*tree)->root().tag == "Error" : tree.error().get("reason") != protocol::xmlRefused;
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
    if (!opaque && !payload.response.bodyView().empty() && looksLikeError(payload.response)) {
        payload.response.status = 500;
    }
}

} // namespace botoscope::lifecycle
