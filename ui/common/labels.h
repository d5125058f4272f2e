#pragma once
#include "ui/common/icons.h"

#include <QLabel>
#include <QWidget>

namespace botoscope::ui {

/// One line of text, elided in the middle when there is too little room, then with the whole text as tooltip.
class ElidedLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);

    const QString& text() const { return m_text; }
    void setText(const QString& text);
    void setElideMode(Qt::TextElideMode mode);
    void setColor(Token token); ///< Text unless set
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
    Token m_color = Token::Text;
};

/// A short word on a tinted pill: operation classes, statuses, counts. The word says what the colour hints at.
class PillLabel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText)
public:
    explicit PillLabel(const QString& text = {}, Token tint = Token::TextSecondary, QWidget* parent = nullptr);

    const QString& text() const { return m_text; }
    void setText(const QString& text);
    void setTint(Token tint);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Token m_tint;
};

/// Secondary text in the smaller font; wraps.
class NoteLabel : public QLabel {
    Q_OBJECT
public:
    explicit NoteLabel(const QString& text = {}, Token tint = Token::TextSecondary, QWidget* parent = nullptr);
    void setTint(Token tint);

protected:
    void changeEvent(QEvent* event) override;

private:
    void recolor();
    Token m_tint;
    bool m_recoloring = false;
};

} // namespace botoscope::ui
