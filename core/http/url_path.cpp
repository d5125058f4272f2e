#include "core/http/url_path.h"

#include <algorithm>
#include <vector>

namespace botoscope::http {

std::string removeDotSegments(std::string_view path)
{
    std::vector<std::string_view> segments;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view segment = path.substr(at, end - at);
        if (segment == "..") {
            if (!segments.empty()) {
                segments.pop_back();
            }
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(segment);
        }
        at = end + 1;
    }
    std::string out(path.starts_with('/') ? "/" : "");
    for (std::size_t i = 0; i < segments.size(); ++i) {
        out.append(i ? "/" : "").append(segments[i]);
    }
    return path.ends_with('/') && !segments.empty() ? out + '/' : out;
}

} // namespace botoscope::http
