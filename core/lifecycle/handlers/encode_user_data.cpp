#include "core/base/encoding.h"
#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void encodeUserData(BeforeParameterBuild& payload)
{
    const Value* data = payload.params.find("UserData");
    if (data && (data->isString() || data->isBlob())) {
        const std::string bytes = data->isBlob() ? std::string(data->toBlob().view()) : data->toString();
        payload.params.set("UserData", base64Encode(bytes));
    }
}

} // namespace botoscope::lifecycle
