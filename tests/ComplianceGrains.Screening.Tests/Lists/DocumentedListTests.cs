using System.Text.RegularExpressions;
using ComplianceGrains.Screening.Lists.Importing;

namespace ComplianceGrains.Screening.Tests.Lists;

/// <summary>The two tables that tell a firm which lists it can load name them all, and no other.</summary>
public partial class DocumentedListTests
{
    [Theory]
    [InlineData("docs/SCREENING.md")]
    [InlineData("docs/OPERATIONS.md")]
    public void The_table_of_lists_names_every_list_that_can_be_loaded_and_no_other(string document)
    {
        var rows = File.ReadLines(Shared.Repository(document)).SkipWhile(line => line != "## Lists").Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Split('|')[1]);

        var named = rows.SelectMany(row => Id().Matches(row).Select(match => match.Groups[1].Value)).Where(id => !id.EndsWith('…')).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(ListImport.KnownLists.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Id();
}
