#include "core/http/body_source.h"

namespace botoscope::http {

Error unseekable(const BodySource& source)
{
    return Error(ErrorCode::UnseekableStream,
                 "Need to rewind the stream " + source.description() + ", but stream is not seekable.");
}

Result<void> readThrough(BodySource& source, const std::function<void(std::string_view)>& take)
{
    constexpr std::size_t pieceSize = 256UL * 1024;
    if (auto rewound = source.rewind(); !rewound) {
        return rewound;
    }
    std::string buffer(pieceSize, '\0');
    while (true) {
        const auto size = source.read(buffer.data(), buffer.size());
        if (!size) {
            return size.error();
        }
        if (*size == BodySource::notYet) {
            return unseekable(source); // nothing that waits for its bytes can be read twice
        }
        if (*size == 0) {
            return source.rewind();
        }
        take(std::string_view(buffer).substr(0, *size));
    }
}

} // namespace botoscope::http
