using ComplianceGrains.Drills.Edits;

namespace ComplianceGrains.Drills.Tests;

/// <summary>The first edits of the long drill; it prints how many.</summary>
public sealed class EditsDrillTests
{
    [Fact]
    public async Task No_edit_of_a_stopped_data_folder_passes_silently()
    {
        using var said = new StringWriter();
        var fine = await EditsDrill.RunAsync(new EditsOptions(Count: 40, Hosts: 2, Seed: 1), said);
        Assert.True(fine, said.ToString());
    }
}
