/** Districts that an enrollment speaks of: that of the school, and that of the residence. */
export function districtsOf(values: Readonly<Record<string, string>>): readonly string[] {
  const { districtId, schoolId, districtOfResidence } = values
  return [...new Set([districtId ?? schoolId?.slice(0, 7), districtOfResidence])].filter(
    (district) => district !== undefined,
  )
}
