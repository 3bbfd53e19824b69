using System.Security.Cryptography;
using System.Text;

namespace ComplianceGrains.Screening.Lists;

/// <summary>Digest of what matters for matching in one entry. Remarks and programmes may change without changing it.</summary>
public static class EntryDigest
{
    /// <summary><c>sha256:</c> and 64 hex digits; independent of the order in which the list gives names and evidence.</summary>
    public static string Of(ListEntry entry)
    {
        var text = new StringBuilder().Append(entry.Kind).Append('\n').Append(entry.Gender).Append('\n');
        Append("name", entry.Names.Select(name => $"{name.Type} {name.Weak} {name.Text}"));
        Append("birth", entry.Births.Select(birth => $"{birth.From} {birth.To} {birth.Approximate}"));
        Append("country", entry.Countries);
        Append("residence", entry.Residences);
        Append("identifier", entry.Identifiers.Select(identifier => $"{identifier.Type} {identifier.Value} {identifier.Country}"));
        Append("address", entry.Addresses.Select(address => $"{address.Ticker} {address.Text}"));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Append(string part, IEnumerable<string> values)
        {
            foreach (var value in values.Distinct().Order(StringComparer.Ordinal))
                text.Append(part).Append(' ').Append(value.ReplaceLineEndings(" ")).Append('\n');
        }
    }
}
