#include "core/base/encoding.h"
#include "core/base/json.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

namespace {

Value decoded(const Value& value, const model::ShapeRef& ref)
{
    if (ref.shapeName() == "policyDocumentType" && value.isString()) {
        auto document = parseJson(percentDecode(value.toString()));
        return document.ok() ? std::move(document).value() : value;
    }
    Value out = value;
    if (ref.type() == model::ShapeType::Structure && value.isMap()) {
        for (const model::Member& member : ref.shape().members) {
            if (const Value* inner = value.find(member.name.view())) {
                out.set(member.name, decoded(*inner, member.ref));
            }
        }
    } else if (ref.type() == model::ShapeType::List && value.isList()) {
        for (Value& item : out.editList()) {
            item = decoded(item, ref.shape().listMember);
        }
    }
    return out;
}

} // namespace

void decodePolicies(AfterCall& payload)
{
    if (payload.model.output && payload.response.status < 300) {
        payload.parsed = decoded(payload.parsed, *payload.model.output);
    }
}

} // namespace botoscope::lifecycle
