#pragma once
#include <QString>
#include <functional>
#include <string_view>

namespace botoscope::ui {

/// Turns a name written as a link without target, or as a link to an API reference page, into a link of ours
/// (e.g. "operation:ListBuckets"); empty when it is no known name.
using DocsLinker = std::function<QString(const QString& name)>;

/// Documentation as models have it (loose HTML with tags of their own) as well-formed rich text for QTextDocument:
/// only known tags and http(s) links pass, notes become boxes, everything opened is closed again.
QString sanitizedDocs(std::string_view html, const DocsLinker& linker = {});

/// The same as plain text, paragraphs parted by an empty line.
QString plainDocs(std::string_view html);

/// First sentence as plain text, at most `limit` characters (then with an ellipsis): for tooltips and lists.
QString firstSentence(std::string_view html, int limit = 200);

/// Style for QTextDocument::setDefaultStyleSheet in the current scheme.
QString docsStyleSheet();

} // namespace botoscope::ui
