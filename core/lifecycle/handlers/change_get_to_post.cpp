#include "core/lifecycle/handlers/handlers.h"

namespace botoscope::lifecycle {

void changeGetToPost(RequestCreated& payload)
{
    http::Request& request = payload.request;
    const std::size_t mark = request.url.find('?');
    if (request.method != "GET" || mark == std::string::npos) {
        return;
    }
    request.method = "POST";
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.body = http::Body(request.url.substr(mark + 1));
    request.url.resize(mark);
}

} // namespace botoscope::lifecycle
