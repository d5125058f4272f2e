#include "ui/forms/timestamp_field.h"

#include "core/base/json.h"
#include "core/base/time_format.h"
#include "ui/common/icons.h"
#include "ui/forms/field_header.h"
#include "ui/forms/value_text.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace botoscope::ui {

namespace {

Timestamp momentOf(const QDateTime& time)
{
    return {time.toMSecsSinceEpoch() * 1000};
}

QString localText(Timestamp time)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time.micros / 1000);
    return QLocale().toString(local, QStringLiteral("ddd d MMM yyyy, HH:mm:ss t"));
}

} // namespace

TimestampField::TimestampField(FieldSpec spec, Field* parentField, QWidget* parentWidget)
    : Field(std::move(spec), parentField, parentWidget), m_line(new QLineEdit(this)), m_clock(new QToolButton(this))
{
    registerWidget(m_line, {});
    connect(m_line, &QLineEdit::textEdited, this, &TimestampField::changedByPerson);
    m_clock->setIcon(icon(Icon::Clock));
    m_clock->setAutoRaise(true);
    m_clock->setToolTip(tr("Choose a moment"));
    registerWidget(m_clock, QStringLiteral("/clock"), tr("Choose a moment for %1"));
    connect(m_clock, &QToolButton::clicked, this, &TimestampField::showMoments);
    header()->addTrailing(m_clock);
    refresh();
}

QWidget* TimestampField::editor() const
{
    return m_line;
}

bool TimestampField::accepts(const Value& value) const
{
    return value.isTimestamp() || value.isString() || value.isNumber() || (value.isNull() && spec().always);
}

std::optional<Value> TimestampField::read() const
{
    const std::string text = toUtf8(m_line->text().trimmed());
    if (text.empty()) {
        return spec().always ? std::optional(Value()) : std::nullopt;
    }
    const auto time = parseTimestamp(text);
    return time ? Value(*time) : Value(text);
}

void TimestampField::write(const std::optional<Value>& value)
{
    QString text;
    if (value && value->isTimestamp()) {
        text = toQString(formatIso8601(value->toTimestamp()));
    } else if (value && value->isString()) {
        text = toQString(value->toString());
    } else if (value && value->isNumber()) {
        text = toQString(writeJson(*value, JsonStyle::Line));
    }
    if (m_line->text() != text) {
        m_line->setText(text);
    }
}

void TimestampField::refresh()
{
    m_line->setPlaceholderText(placeholder());
    const std::string text = toUtf8(m_line->text().trimmed());
    const auto time = text.empty() || isUnfit() ? std::nullopt : parseTimestamp(text);
    setInfo(time ? localText(*time) : QString());
    const bool wrong = !time && !text.empty() && !isUnfit();
    setLocalProblem(wrong ? tr("Not a time: write 2026-11-21T14:30:00Z or seconds since 1970") : QString());
    Field::refresh();
}

void TimestampField::showMoments()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QDateTime second = now.addMSecs(-now.time().msec());
    const QDateTime today = QDateTime::currentDateTime().date().startOfDay();
    const std::pair<QString, QDateTime> moments[] = {{tr("Now"), second},
                                                     {tr("5 minutes ago"), second.addSecs(-300)},
                                                     {tr("1 hour ago"), second.addSecs(-3600)},
                                                     {tr("24 hours ago"), second.addDays(-1)},
                                                     {tr("7 days ago"), second.addDays(-7)},
                                                     {tr("Start of today"), today},
                                                     {tr("In 1 hour"), second.addSecs(3600)},
                                                     {tr("In 7 days"), second.addDays(7)}};
    for (const auto& [text, time] : moments) {
        menu->addAction(text, this, [this, moment = momentOf(time)] { assign(Value(moment)); });
    }
    menu->popup(m_clock->mapToGlobal(QPoint(0, m_clock->height())));
}

} // namespace botoscope::ui
