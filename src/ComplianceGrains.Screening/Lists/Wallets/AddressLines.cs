using ComplianceGrains.Screening.Addresses;
using ComplianceGrains.Screening.Lists.Reading;

namespace ComplianceGrains.Screening.Lists.Wallets;

/// <summary>
/// Digital-currency addresses, one a line, one file per ticker (<c>sanctioned_addresses_XBT.txt</c>). Each address is an
/// entry of its own without a name.
/// </summary>
/// <remarks>
/// Case is information in base58: a list that somebody lower-cased can match nothing and would clear everybody, so it is
/// refused. An address that fails validation for another reason stays searchable as published, with a warning.
/// </remarks>
internal sealed class AddressLines : IListFormat
{
    private const string Prefix = "sanctioned_addresses_";

    public string Needs => Prefix + "<TICKER>.txt";

    public bool Accepts(ListSource source) => Files(source).Any();

    public ParsedList Read(ListSource source, ProblemLog problems)
    {
        var entries = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        foreach (var file in Files(source))
        {
            var ticker = file[Prefix.Length..^4].ToUpperInvariant();
            if (Chains.Of(ticker) is null)
                problems.Warn(file, 0, null, $"ticker {ticker} is unknown: its addresses are compared as text");
            using var text = source.OpenText(file, problems);
            var number = 0;
            while (text.ReadLine() is { } line)
            {
                number++;
                if (line.Trim() is { Length: > 0 } address)
                    Read(file, number, ticker, address, entries, problems);
            }

            if (!source.EndsInLine(file))
                problems.Error(file, number, null, ListSource.CutInLine);
        }

        return new ParsedList(null, [.. entries.Values]);
    }

    private static IEnumerable<string> Files(ListSource source) =>
        source.Names.Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal));

    private static void Read(string file, int line, string ticker, string address, Dictionary<string, ListEntry> entries, ProblemLog problems)
    {
        if (address.Any(char.IsWhiteSpace) || address.Length > 256)
        {
            problems.Error(file, line, null, "is not one address");
            return;
        }

        var reading = AddressReader.Read(address);
        if (reading.Address is null && AddressReader.LooksLowerCased(address) && !address.All(char.IsAsciiHexDigit))
            problems.Error(file, line, null, "a base58 address was lower-cased: it cannot match anything; fetch the list with its case kept");
        else if (reading.Address is null)
            problems.Warn(file, line, null, $"is no valid address ({reading.Reason}); it stays searchable as published");
        entries[address] = entries.TryGetValue(address, out var known)
            ? known with { Addresses = [.. known.Addresses, new ListedAddress(ticker, address)] }
            : new ListEntry(address, SubjectKind.Any, []) { Addresses = [new ListedAddress(ticker, address)] };
    }
}
