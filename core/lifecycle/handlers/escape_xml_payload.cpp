#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void escapeXmlPayload(BeforeCall& payload)
{
    const auto body = payload.request.body.shared();
    std::string escaped;
    for (const char c : *body) {
        if (c == '\r') {
            escaped += "&#xD;";
        } else if (c == '\n') {
            escaped += "&#xA;";
        } else {
            escaped += c;
        }
    }
    if (escaped.size() != body->size()) {
        payload.request.body = http::Body(std::move(escaped));
    }
}

} // namespace botoscope::lifecycle
