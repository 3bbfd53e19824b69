using System.CommandLine;
using System.Text.Json;
using ComplianceGrains.Cli.Packs;
using ComplianceGrains.Cli.Terminal;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Workflows.Ownership;
using NodaTime;

namespace ComplianceGrains.Cli.Ownership;

/// <summary><c>compliance ownership find structure.json EU GB --listed x1</c></summary>
internal static class FindCommand
{
    public static Command Create()
    {
        var (packs, rules) = (new PackOptions(), new PackArguments());
        var file = new Argument<string>("file") { Description = "A company and its parties as JSON, or statements of the Beneficial Ownership Data Standard 0.4." };
        var target = new Option<string?>("--target") { Description = "The id of the company; needed where the file does not say it." };
        var listed = new Option<string[]>("--listed") { Description = "The id of somebody who is on a list, may be repeated." };
        var band = new Option<string?>("--band") { Description = "The company's risk band: some rules ask for a lower share." };
        var command = packs.On(rules.On(new Command("find", "Find the beneficial owners of a company, and what listed owners make of it, under the rules of jurisdictions.") { file, target, listed, band }));
        command.SetAction(parsed =>
        {
            if (packs.Load(parsed) is not { } library)
                return ExitCode.NotFine;
            if (rules.Rules(parsed, library) is not { } effective || rules.Day(parsed) is not { } day || StructureFile.Of(parsed.GetValue(file)!, parsed.GetValue(target), day) is not { } structure)
                return ExitCode.WrongUse;
            var people = (parsed.GetValue(listed) ?? []).ToHashSet(StringComparer.Ordinal);
            if (people.FirstOrDefault(id => !structure.Read.Graph.Nodes.ContainsKey(id)) is { } stranger)
            {
                Console.Error.WriteLine($"--listed {stranger}: nobody of this id stands in the structure.");
                return ExitCode.WrongUse;
            }

            return Find(structure, effective, people, parsed.GetValue(band), parsed.GetValue(packs.Json));
        });
        return command;
    }

    private static int Find(StructureFile structure, EffectiveRules rules, HashSet<string> listed, string? band, bool json)
    {
        var (read, target) = (structure.Read, structure.Target);
        var graph = read.Graph with
        {
            Nodes = read.Graph.Nodes.SetItems(read.Graph.Nodes.Where(node => node.Key != target && read.Kinds.TryGetValue(node.Key, out var kinds) && OwnershipRules.IsExempt(rules, kinds))
                .Select(node => KeyValuePair.Create(node.Key, node.Value with { IsExempt = true }))),
        };
        if (structure.Problems(graph) is { Count: > 0 } problems)
        {
            if (json)
                Terminal.Output.Line(new { fine = false, problems });
            else
                foreach (var problem in problems)
                    Console.Error.WriteLine($"{problem.Code}: {problem.Text}");
            return ExitCode.NotFine;
        }

        var own = read.Kinds.GetValueOrDefault(target) ?? [];
        var owners = BeneficialOwners.Find(graph, target, OwnershipRules.QuestionOf(rules, band, [.. own]));
        IReadOnlyList<SanctionsFinding> sanctions = [.. OwnershipRules.RegimesOf(rules).Select(regime => SanctionsCascade.Find(graph, target, listed, regime))];
        if (json)
            Terminal.Output.Line(Whole(owners, sanctions, read.Unread));
        else
            Print(owners, sanctions, read.Unread, rules);
        return sanctions.Any(each => each.Status == SanctionsStatus.Match) ? ExitCode.NotFine
            : owners.IsDecided && read.Unread.Count == 0 && sanctions.All(each => each.Status == SanctionsStatus.NoListedOwner) ? ExitCode.Fine
            : ExitCode.NotProven;
    }

    private static object Whole(OwnershipFinding owners, IReadOnlyList<SanctionsFinding> sanctions, IReadOnlyList<string> unread) => new
    {
        owners.Sentence,
        owners.Owners,
        decided = owners.IsDecided,
        mayFallBack = owners.MayFallBack,
        unexplained = owners.Unexplained.ToString(),
        owners.Cycles,
        people = owners.People.Select(person => new { person.Id, status = Word(person.Status), shares = Range(person.Shares), votes = Range(person.Votes), person.Sentence, person.Paths }),
        sanctions = sanctions.Select(each => new { each.Regime, status = Word(each.Status), each.Sentence, each.Paths, steps = each.Steps.Select(step => new { step.Entity, step.By, step.Sentence }) }),
        unread,
    };

    private static object Range(ShareRange range) => range.IsExact
        ? range.Least.ToString()
        : new { least = range.Least.ToString(), most = range.Most.ToString(), range.MoreThanLeast, range.LessThanMost };

    /// <summary><c>no-owner</c> of <c>NoOwner</c>.</summary>
    private static string Word<T>(T word)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString());

    private static void Print(OwnershipFinding owners, IReadOnlyList<SanctionsFinding> sanctions, IReadOnlyList<string> unread, EffectiveRules rules)
    {
        Console.Out.WriteLine(owners.Sentence);
        foreach (var person in owners.People)
        {
            Console.Out.WriteLine(person.Sentence);
            foreach (var path in person.Paths)
                Console.Out.WriteLine($"    {path}");
        }

        if (owners.MayFallBack)
            foreach (var (steps, at) in rules.LegalEntity.Owners.Failing.Select((steps, at) => (steps, at)))
                Console.Out.WriteLine($"In place of an owner{(at == 0 ? "" : ", elsewhere")}: {string.Join(", else ", steps)}.");
        foreach (var each in sanctions)
        {
            Console.Out.WriteLine(each.Sentence);
            foreach (var path in each.Paths)
                Console.Out.WriteLine($"    {path}");
        }

        foreach (var each in unread)
            Console.Out.WriteLine($"not read: {each}");
    }
}
