#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void decodeConsoleOutput(AfterCall& payload)
{
    const Value* output = payload.parsed.find("Output");
    if (output && output->isString()) {
        if (auto text = base64Decode(output->toString())) {
            payload.parsed.set("Output", replaceBrokenUtf8(*text));
        }
    }
}

void decodeTemplateBody(AfterCall& payload)
{
    const Value* body = payload.parsed.find("TemplateBody");
    if (body && body->isString()) {
        auto document = parseJson(body->toString());
        if (document.ok()) {
            payload.parsed.set("TemplateBody", std::move(document).value());
        }
    }
}

} // namespace botoscope::lifecycle
