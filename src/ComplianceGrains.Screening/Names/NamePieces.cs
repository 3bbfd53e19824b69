using System.Globalization;
using System.Text;
using ComplianceGrains.Screening.Romanising;

namespace ComplianceGrains.Screening.Names;

/// <summary>Cuts a name where its characters say that a part ends: spaces and signs, parentheses, another script.</summary>
internal static class NamePieces
{
    /// <summary>The pieces in order, and which of them stand in parentheses.</summary>
    /// <param name="name">As given.</param>
    /// <param name="unread">Is told of scripts that are not read.</param>
    public static List<(string Piece, bool Aside)> Of(string name, Unread? unread)
    {
        var pieces = new List<(string, bool)>();
        var current = new StringBuilder();
        var (depth, script) = (0, "");
        foreach (var rune in name.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '(' or '[' or '{' or 0xFF08:
                    End();
                    depth++;
                    continue;
                case ')' or ']' or '}' or 0xFF09:
                    End();
                    depth = Math.Max(0, depth - 1);
                    continue;
                case '\'' or '`' or 0xB4 or 0x2019 or 0x2018 or 0x2BC or 0x2BB or 0x2BF or 0x2BE or 0x2032 or 0x2B9:
                    continue;
                case '&':
                    End();
                    pieces.Add(("&", depth > 0));
                    continue;
                case '.' or '/' or '@' or '$':
                    current.Append((char)rune.Value);
                    continue;
            }

            if (rune.IsAscii && char.IsAsciiLetterOrDigit((char)rune.Value))
            {
                if (script.Length > 0 && script != Scripts.European && char.IsAsciiLetter((char)rune.Value))
                    End();
                if (char.IsAsciiLetter((char)rune.Value))
                    script = Scripts.European;
                current.Append((char)rune.Value);
                continue;
            }

            var category = Rune.GetUnicodeCategory(rune);
            if (!rune.IsAscii && category <= UnicodeCategory.OtherNumber && category != UnicodeCategory.EnclosingMark && UnicodeScripts.Of(rune) is not (UnicodeScripts.Inherited or UnicodeScripts.Common) and var own)
            {
                if (category <= UnicodeCategory.OtherLetter && !Scripts.IsRead(own))
                    unread?.Letter(own);
                // Scripts that are written without a space between them are parts of their own; look-alikes stay together.
                if (Scripts.Family(own) is var family && family != script && script.Length > 0)
                    End();
                script = family;
            }

            switch (category)
            {
                case UnicodeCategory.NonSpacingMark when Abugida.Has(script) && UnicodeScripts.Of(rune) == script:
                    current.Append((char)rune.Value);
                    break;
                case UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark:
                    break;
                case UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber:
                    if (rune.IsBmp)
                        current.Append((char)rune.Value);
                    else
                        current.Append(rune.ToString());
                    break;
                default:
                    if (rune.Value is >= 0x24B6 and <= 0x24E9 or >= 0x1F110 and <= 0x1F189)
                        current.Append(AnyAscii.Transliteration.Transliterate(rune.ToString()));
                    else
                        End();
                    break;
            }
        }

        End();
        return pieces;

        void End()
        {
            if (current.Length > 0)
                Split(current.ToString(), depth > 0, pieces);
            current.Clear();
            script = "";
        }
    }

    /// <summary>Dots and slashes join an abbreviation (<c>S.A.</c>, <c>M/V</c>) and separate everything else.</summary>
    private static void Split(string piece, bool aside, List<(string, bool)> pieces)
    {
        if (piece.AsSpan().IndexOfAny('.', '/') < 0)
        {
            pieces.Add((piece, aside));
            return;
        }

        var parts = piece.Split(['.', '/'], StringSplitOptions.RemoveEmptyEntries);
        var joined = string.Concat(parts);
        var abbreviation = parts.Length > 1 && parts.All(part => part.Length <= 2)
            && (parts.Length > 2 || LegalForms.IsForm(joined.ToLowerInvariant()) || NameWords.Kind(joined.ToLowerInvariant()) == TokenKind.Title);
        if (abbreviation)
            pieces.Add((joined, aside));
        else
            foreach (var part in parts)
                pieces.Add((part, aside));
    }
}
