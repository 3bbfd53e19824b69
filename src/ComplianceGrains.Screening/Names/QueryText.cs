using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ComplianceGrains.Screening.Names;

/// <summary>
/// Brings what a field really held into plain text. Whatever shows that the text is no plain name is named, and what can
/// be read in it is read all the same, so that a listed name inside it is found.
/// </summary>
internal static partial class QueryText
{
    /// <summary>Longer texts are no names, nor any field that holds one.</summary>
    public const int LongestText = 4000;

    public static string Plain(string text, Unread unread)
    {
        if (text.Length > LongestText)
        {
            unread.Because($"read {LongestText} of {text.Length} characters");
            text = text[..LongestText];
        }

        if (Markup().IsMatch(text))
        {
            unread.Because("the text holds markup");
            text = WebUtility.HtmlDecode(Tag().Replace(text, " "));
        }

        if (Mail().IsMatch(text))
        {
            unread.Because("the text holds an e-mail address");
            text = Mail().Replace(text, match => match.Groups["who"].Value.Replace('.', ' ').Replace('_', ' ').Replace('-', ' ') + " ");
        }

        if (text.Contains("://", StringComparison.Ordinal))
            unread.Because("the text holds a web address");
        if (Lost().IsMatch(text))
            unread.Because("the text holds question marks in place of letters");
        foreach (var rune in text.EnumerateRunes())
            if (rune.Value == 0xFFFD || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned)
            {
                unread.Because("the text holds characters that stand for no letter");
                break;
            }

        return text;
    }

    [GeneratedRegex("<[A-Za-z/!?][^<>]*>|&(#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z]{2,8}[0-9]{0,2});", RegexOptions.CultureInvariant)]
    private static partial Regex Markup();

    [GeneratedRegex("<[A-Za-z/!?][^<>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<who>[\p{L}\p{N}._+-]+)@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\p{L}\?+\p{L}|\?{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Lost();
}
