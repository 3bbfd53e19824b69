using System.CommandLine;
using System.Text.Json;
using ComplianceGrains.Cli.Lists;
using ComplianceGrains.Screening;
using ComplianceGrains.Screening.Addresses;
using NodaTime;

namespace ComplianceGrains.Cli.Screening;

/// <summary><c>compliance screen address</c>: one wallet address, or a batch.</summary>
internal static class ScreenAddress
{
    public static Command Create()
    {
        var address = new Argument<string?>("address") { Arity = ArgumentArity.ZeroOrOne, Description = "The address, as given." };
        var chain = new Option<string?>("--chain") { Description = "Ticker or chain name that is claimed, e.g. XBT." };
        var (files, lists, batch, json) = (ScreenCommand.ListFilesOption(), ScreenCommand.ListsOption(), ScreenCommand.BatchOption(), ScreenCommand.JsonOption());
        var command = new Command("address", "Validate and screen a wallet address.") { address, chain, files, lists, batch, json };
        command.SetAction(parsed =>
        {
            var (text, file) = (parsed.GetValue(address), parsed.GetValue(batch));
            if (text is null == file is null)
            {
                Console.Error.WriteLine("Give either an address or --batch FILE.jsonl.");
                return ExitCode.WrongUse;
            }

            var now = SystemClock.Instance.GetCurrentInstant();
            var wanted = parsed.GetValue(lists) ?? [];
            if (ListFiles.Load(parsed.GetRequiredValue(files), wanted, now) is not { } catalog)
                return ExitCode.CouldNotBeDone;
            var required = wanted.Length > 0 ? wanted : [.. catalog.Lists.Select(list => list.Index.ListId)];
            var engine = new ScreeningEngine(catalog);
            if (file is not null)
                return Batch(file, engine, required, now);

            var result = engine.Screen(new AddressQuery(text!, parsed.GetValue(chain), required, Duration.FromDays(1)), now);
            if (parsed.GetValue(json))
                Output.Line(Answer(null, result));
            else
                Print(result);
            return ScreenName.Exit(result.Outcome);
        });
        return command;
    }

    private static int Batch(FileInfo file, ScreeningEngine engine, IReadOnlyList<string> required, Instant now)
    {
        var (line, exit) = (0, ExitCode.Fine);
        foreach (var text in File.ReadLines(file.FullName))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (Parse(text) is { Address: { } address } asked)
            {
                Output.Line(Answer(asked.Id, engine.Screen(new AddressQuery(address, asked.Chain, required, Duration.FromDays(1)), now)));
                continue;
            }

            Console.Error.WriteLine($"{file.Name}({line}): is not a JSON object with an address");
            exit = ExitCode.WrongUse;
        }

        return exit;
    }

    private static AskedAddress? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<AskedAddress>(text, Output.Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object Answer(string? id, AddressResult result) => new
    {
        id,
        outcome = ScreenName.Word(result.Outcome),
        valid = result.Reading.IsValid,
        chain = result.Reading.Address?.Chain.ToString().ToLowerInvariant(),
        account = result.Reading.Address?.AccountId,
        reason = result.Reading.Reason,
        matches = result.Matches.Select(match => new { list = match.ListId, match.EntryId, match.Name, address = match.Listed.Text, ticker = match.Listed.Ticker, relation = match.Relation.ToString(), match.Text }),
    };

    private static void Print(AddressResult result)
    {
        Console.Out.WriteLine($"{ScreenName.Word(result.Outcome)}: {string.Join("; ", result.Reasons)}");
        Console.Out.WriteLine(result.Reading.Address is { } address ? $"{address.Chain} {address.AccountId}{(result.Reading.Reason is { } but ? " (" + but + ")" : "")}" : result.Reading.Reason);
        foreach (var match in result.Matches)
            Console.Out.WriteLine($"{match.Relation}  {match.ListId}/{match.EntryId}  {match.Name}  {match.Listed.Ticker} {match.Listed.Text}: {match.Text}");
    }

    private sealed record AskedAddress(string? Id, string? Chain, string? Address);
}
