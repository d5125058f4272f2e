#include "core/simulator/xml_answer.h"

#include "core/base/xml_text.h"
#include "core/protocol/common/failure.h"
#include "core/protocol/rest_xml/xml_body.h"

namespace botoscope::simulator {

namespace {

std::string element(const std::string& name, const std::string& inner)
{
    return '<' + name + '>' + inner + "</" + name + '>';
}

/// What stands between the root's tags.
std::string innerXml(const std::string& document)
{
    const auto open = document.find('>');
    const auto close = document.rfind("</");
    if (open == std::string::npos || close == std::string::npos || close <= open) {
        return {};
    }
    return document.substr(open + 1, close - open - 1);
}

std::string openTag(const Route& route)
{
    const auto& space = route.service->metadata().xmlNamespace;
    return '<' + route.operation->name.str() + "Response" + (space ? " xmlns=\"" + space->uri + '"' : "") + '>';
}

} // namespace

Result<ServerResponse> writeXmlAnswer(const Route& route, const Value& output, const std::string& requestId,
                                      model::Protocol protocol)
{
    std::string inner;
    if (route.operation->output) {
        protocol::Failure failure;
        const protocol::ScalarRules rules;
        inner = innerXml(protocol::XmlBody(rules, failure).write(output, *route.operation->output));
        if (failure.happened()) {
            return failure.error();
        }
    }
    std::string body = openTag(route);
    if (protocol == model::Protocol::Ec2) {
        body += element("requestId", requestId) + inner;
    } else {
        const std::string wrapper = route.operation->output ? route.operation->output->traits().resultWrapper : "";
        body += wrapper.empty() ? inner : element(wrapper, inner);
        body += element("ResponseMetadata", element("RequestId", requestId));
    }
    ServerResponse response;
    response.headers.set("Content-Type", "text/xml");
    response.body = body + "</" + route.operation->name.str() + "Response>";
    return response;
}

std::string xmlError(model::Protocol protocol, const std::string& code, const std::string& message,
                     const std::string& requestId)
{
    const std::string parts = element("Code", xmlEscape(code)) + element("Message", xmlEscape(message));
    switch (protocol) {
    case model::Protocol::Ec2:
        return element("Response", element("Errors", element("Error", parts)) + element("RequestID", requestId));
    case model::Protocol::Query:
        return element("ErrorResponse",
                       element("Error", element("Type", "Sender") + parts) + element("RequestId", requestId));
    default:
        return element("Error", parts + element("RequestId", requestId));
    }
}

} // namespace botoscope::simulator
