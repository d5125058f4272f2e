#include "ui/shell/documentation_pages.h"

#include "ui/common/html_docs.h"
#include "ui/common/operation_words.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace botoscope::ui {

namespace {

constexpr std::size_t enumShown = 60;

QString words(const char* sentence)
{
    return QCoreApplication::translate("Documentation", sentence);
}

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString html(std::string_view utf8)
{
    return text(utf8).toHtmlEscaped();
}

DocsLinker linkerOf(const model::ServiceModel& service)
{
    return [&service](const QString& name) {
        const std::string key = name.toStdString();
        if (service.operation(key)) {
            return QStringLiteral("operation:") + name;
        }
        return service.shape(key) ? QStringLiteral("shape:") + name : QString();
    };
}

QString shapeLink(const Name& name)
{
    return QStringLiteral("<a href=\"shape:%1\">%1</a>").arg(html(name.view()));
}

bool isScalar(const model::Shape& shape)
{
    return shape.type != model::ShapeType::Structure && shape.type != model::ShapeType::List &&
           shape.type != model::ShapeType::Map;
}

/// The type with links to what it is made of.
QString linkedType(const model::ShapeRef& ref, int depth = 0)
{
    const model::Shape& shape = ref.shape();
    if (shape.type == model::ShapeType::List && depth < 3) {
        return words("list of %1").arg(linkedType(shape.listMember, depth + 1));
    }
    if (shape.type == model::ShapeType::Map && depth < 3) {
        return words("map of %1 to %2").arg(linkedType(shape.mapKey, depth + 1), linkedType(shape.mapValue, depth + 1));
    }
    if (isScalar(shape) && shape.enumValues.empty()) {
        return html(model::shapeTypeName(shape.type));
    }
    if (isScalar(shape)) {
        return QStringLiteral("<a href=\"shape:%1\">%2</a>")
            .arg(html(shape.name.view()), words("one of %1").arg(shape.enumValues.size()));
    }
    return shapeLink(shape.name);
}

QString facts(const model::ShapeRef& ref)
{
    const model::Shape& shape = ref.shape();
    const model::Traits& traits = ref.traits();
    QStringList list;
    const bool number = shape.type == model::ShapeType::Integer || shape.type == model::ShapeType::Long ||
                        shape.type == model::ShapeType::Float || shape.type == model::ShapeType::Double;
    const QString what = number ? words("value") : words("length");
    if (shape.min && shape.max) {
        list.append(words("%1 %2 to %3").arg(what).arg(*shape.min, 0, 'g', 15).arg(*shape.max, 0, 'g', 15));
    } else if (shape.min) {
        list.append(words("%1 at least %2").arg(what).arg(*shape.min, 0, 'g', 15));
    } else if (shape.max) {
        list.append(words("%1 at most %2").arg(what).arg(*shape.max, 0, 'g', 15));
    }
    if (!shape.pattern.empty()) {
        list.append(words("pattern %1").arg(QStringLiteral("<code>%1</code>").arg(html(shape.pattern))));
    }
    if (traits.sensitive) {
        list.append(words("sensitive: kept out of traces"));
    }
    if (traits.idempotencyToken) {
        list.append(words("filled in when left out"));
    }
    if (traits.deprecated) {
        list.append(words("deprecated"));
    }
    static const char* const places[] = {nullptr,       "in the path", "in the query string",
                                         "in a header", "in headers",  "the status code"};
    if (const char* place = places[static_cast<int>(traits.location)]) {
        list.append(QStringLiteral("%1 <code>%2</code>").arg(words(place), html(traits.locationName)));
    }
    return list.isEmpty() ? QString()
                          : QStringLiteral("<p class=\"secondary\">%1</p>").arg(list.join(QStringLiteral(" · ")));
}

QString enumList(const model::Shape& shape)
{
    if (shape.enumValues.empty()) {
        return {};
    }
    QStringList values;
    for (std::size_t i = 0; i < std::min(enumShown, shape.enumValues.size()); ++i) {
        values.append(QStringLiteral("<code>%1</code>").arg(html(shape.enumValues[i])));
    }
    if (shape.enumValues.size() > enumShown) {
        values.append(words("and %1 more").arg(shape.enumValues.size() - enumShown));
    }
    return QStringLiteral("<p>%1 %2</p>").arg(words("Known values:"), values.join(QStringLiteral(" · ")));
}

QString heading(const QString& title)
{
    return QStringLiteral("<h2>%1</h2>").arg(title);
}

QString memberList(const model::Shape& shape)
{
    QString out;
    for (const bool required : {true, false}) {
        for (const model::Member& member : shape.members) {
            if (member.required != required) {
                continue;
            }
            const QString mark =
                required ? QStringLiteral(" <span class=\"required\">%1</span>").arg(words("required")) : QString();
            out += QStringLiteral("<p><b>%1</b> <span class=\"secondary\">%2</span>%3<br/>%4</p>")
                       .arg(html(member.name.view()), linkedType(member.ref), mark,
                            firstSentence(member.ref.traits().documentation, 280).toHtmlEscaped());
        }
    }
    return out;
}

QString section(const QString& title, const model::Shape* shape)
{
    if (!shape || shape->members.empty()) {
        return {};
    }
    return heading(title) + memberList(*shape);
}

QString errorsSection(const model::OperationModel& operation)
{
    if (operation.errors.empty()) {
        return {};
    }
    QString out = heading(words("Errors"));
    for (const model::ShapeRef& ref : operation.errors) {
        const model::Shape& shape = ref.shape();
        const int status = shape.exception ? shape.exception->httpStatusCode : 0;
        out += QStringLiteral("<p>%1 <span class=\"secondary\">%2</span><br/>%3</p>")
                   .arg(shapeLink(shape.name), status ? QString::number(status) : QString(),
                        firstSentence(shape.traits.documentation, 200).toHtmlEscaped());
    }
    return out;
}

} // namespace

QString typeWords(const model::ShapeRef& ref)
{
    QString type = linkedType(ref);
    static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
    return type.remove(tags);
}

QString operationPage(const model::OperationModel& operation)
{
    const model::ServiceModel& service = *operation.service;
    QString out = QStringLiteral("<h1>%1</h1>").arg(html(operation.name.view()));
    const Result<model::Protocol> protocol = service.resolvedProtocol();
    out += QStringLiteral("<p class=\"secondary\">%1 · %2 · <code>%3 %4</code> · %5</p>")
               .arg(html(service.metadata().serviceId), operationClassWord(operation.operationClass()),
                    html(operation.http.method), html(operation.http.requestUri),
                    protocol.ok() ? html(model::protocolName(*protocol)) : words("protocol not supported"));
    if (operation.deprecated) {
        out += QStringLiteral("<p class=\"required\">%1 %2</p>")
                   .arg(words("Deprecated."), html(operation.deprecatedMessage));
    }
    out += sanitizedDocs(operation.documentation, linkerOf(service));
    out += section(words("Input"), operation.inputShape());
    out += section(words("Output"), operation.outputShape());
    return out + errorsSection(operation);
}

QString shapePage(const model::ServiceModel& service, const model::Shape& shape)
{
    QString kind = html(model::shapeTypeName(shape.type));
    if (shape.isUnion) {
        kind = words("union: exactly one member is set");
    } else if (shape.isDocument) {
        kind = words("document: any JSON value");
    } else if (shape.isException()) {
        kind = words("error");
    }
    QString out = QStringLiteral("<h1>%1</h1><p class=\"secondary\">%2 · %3</p>")
                      .arg(html(shape.name.view()), html(service.metadata().serviceId), kind);
    out += sanitizedDocs(shape.traits.documentation, linkerOf(service)) + enumList(shape);
    return out + section(words("Members"), &shape);
}

QString memberPage(const model::ServiceModel& service, const model::Member& member, const QString& path)
{
    QString out = QStringLiteral("<h1>%1</h1>").arg(html(member.name.view()));
    out += QStringLiteral("<p class=\"secondary\">%1%2</p>")
               .arg(linkedType(member.ref),
                    member.required ? QStringLiteral(" · <span class=\"required\">%1</span>").arg(words("required"))
                                    : QString());
    if (path != text(member.name.view())) {
        out += QStringLiteral("<p class=\"secondary\"><code>%1</code></p>").arg(path.toHtmlEscaped());
    }
    out += facts(member.ref) + sanitizedDocs(member.ref.traits().documentation, linkerOf(service));
    const model::Shape& shape = member.ref.shape();
    return out + enumList(shape) + section(words("Members"), &shape);
}

} // namespace botoscope::ui
