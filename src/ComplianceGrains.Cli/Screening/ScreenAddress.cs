using System.CommandLine;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Screening.Addresses;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen address</c>: one wallet address, or a batch.</summary>
internal static class ScreenAddress
{
    public static Command Create()
    {
        var chain = new Option<string?>("--chain") { Description = "Ticker or chain name that is claimed, e.g. XBT." };
        return ScreenCommand.Create(
            "address", "Validate and screen a wallet address.", "The address, as given.", [chain],
            (screener, parsed, text, json) => One(Screen(screener, text, parsed.GetValue(chain)), json),
            (screener, _, file) => BatchFile.Answer<AskedAddress>(file, "a JSON object with an address", asked => Answer(screener, asked)));
    }

    private static AddressResult Screen(Screener screener, string address, string? chain) =>
        screener.Engine.Screen(new AddressQuery(address, chain, screener.Lists, Screener.Freshness), screener.Now);

    private static int One(AddressResult result, bool json)
    {
        if (json)
            Output.Line(Whole(null, result));
        else
            Print(result);
        return Screener.Exit(result.Outcome);
    }

    private static string? Answer(Screener screener, AskedAddress asked)
    {
        if (asked.Address is null)
            return "address: is missing";
        Output.Line(Whole(asked.Id, Screen(screener, asked.Address, asked.Chain)));
        return null;
    }

    private static object Whole(string? id, AddressResult result) => new
    {
        id,
        outcome = Screener.Word(result.Outcome),
        valid = result.Reading.IsValid,
        chain = result.Reading.Address?.Chain.ToString().ToLowerInvariant(),
        account = result.Reading.Address?.AccountId,
        reason = result.Reading.Reason,
        matches = result.Matches.Select(match => new { list = match.ListId, match.EntryId, match.Name, address = match.Listed.Text, ticker = match.Listed.Ticker, relation = match.Relation.ToString(), match.Text }),
    };

    private static void Print(AddressResult result)
    {
        Console.Out.WriteLine($"{Screener.Word(result.Outcome)}: {string.Join("; ", result.Reasons)}");
        Console.Out.WriteLine(result.Reading.Address is { } address ? $"{address.Chain} {address.AccountId}{(result.Reading.Reason is { } but ? " (" + but + ")" : "")}" : result.Reading.Reason);
        foreach (var match in result.Matches)
            Console.Out.WriteLine($"{match.Relation}  {match.ListId}/{match.EntryId}  {match.Name}  {match.Listed.Ticker} {match.Listed.Text}: {match.Text}");
    }

    private sealed record AskedAddress(string? Id, string? Chain, string? Address);
}
